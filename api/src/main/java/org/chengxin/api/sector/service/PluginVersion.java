package org.chengxin.api.sector.service;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.HexFormat;
import org.chengxin.api.common.digest.Digests;
import org.chengxin.core.sector.SectorPlugin;
import org.chengxin.core.sector.SectorRegistryException;

/** Which code a sector's grades are made by: the version it gives itself, and a hash of its jar, which no version replaces. */
final class PluginVersion {

    private static final int HASH_CHARACTERS = 16;

    private PluginVersion() {}

    static String of(SectorPlugin plugin) {
        String version = plugin.getClass().getPackage().getImplementationVersion();
        CodeSource source = plugin.getClass().getProtectionDomain().getCodeSource();
        return (version == null ? "" : version) + "+" + hash(source == null ? null : source.getLocation());
    }

    private static String hash(URL location) {
        try {
            Path file = location == null ? null : Path.of(location.toURI());
            if (file == null || !Files.isRegularFile(file)) {
                return "unpacked";
            }
            return HexFormat.of()
                    .formatHex(Digests.sha256(Files.readAllBytes(file)))
                    .substring(0, HASH_CHARACTERS);
        } catch (IOException | URISyntaxException e) {
            throw new SectorRegistryException("the plugin at " + location + " cannot be read", e);
        }
    }
}
