package org.chengxin.plugins;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorPlugin;
import org.chengxin.core.sector.SectorRegistryException;

/**
 * Which code a sector's grades are made by: the version it gives itself, and hashes of its jar and of core's, which no version
 * replaces.
 */
final class PluginVersion {

    private static final int HASH_CHARACTERS = 16;

    private PluginVersion() {}

    static String of(SectorPlugin plugin) {
        String version = plugin.getClass().getPackage().getImplementationVersion();
        return (version == null ? "" : version) + "+" + hash(plugin.getClass()) + "+" + hash(Sector.class);
    }

    private static String hash(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            Path file = source == null || source.getLocation() == null
                    ? null
                    : Path.of(source.getLocation().toURI());
            if (file == null || !Files.isRegularFile(file)) {
                return "unpacked";
            }
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest).substring(0, HASH_CHARACTERS);
        } catch (IOException | URISyntaxException e) {
            throw new SectorRegistryException("the jar of " + type.getName() + " cannot be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
