package org.chengxin.api.sector.service;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.sector.SectorRegistry;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The sectors of this service, from the plugins in its folders. */
@ApplicationScoped
public class Sectors {

    private final Optional<String> folders;
    private final Optional<String> enabledIds;
    private final Map<SectorId, String> versions = new LinkedHashMap<>();
    private URLClassLoader loader;
    private SectorRegistry registry;

    @Inject
    public Sectors(
            @ConfigProperty(name = "chengxin.plugins") Optional<String> folders,
            @ConfigProperty(name = "chengxin.sectors") Optional<String> enabledIds) {
        this.folders = folders;
        this.enabledIds = enabledIds;
    }

    /** For the container's proxy. */
    Sectors() {
        this(Optional.empty(), Optional.empty());
    }

    @PostConstruct
    void open() {
        loader = PluginFolders.open(split(folders, File.pathSeparator), Sectors.class.getClassLoader());
        registry = SectorRegistry.load(loader, split(enabledIds, ","));
        registry.all().forEach(sector -> versions.put(sector.id(), PluginVersion.of(sector.plugin())));
    }

    private static List<String> split(Optional<String> joined, String separator) {
        return joined.stream()
                .flatMap(text -> Stream.of(text.split(Pattern.quote(separator))))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    @PreDestroy
    void close() {
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public SectorRegistry registry() {
        return registry;
    }

    /**
     * The enabled sector of an id.
     *
     * @throws Refusal if there is none (404), also for another letter case
     */
    public Sector enabled(String id) {
        return registry.find(id).orElseThrow(Refusal::notFound);
    }

    /** The version of the code that makes a sector's grades. */
    public String pluginVersion(Sector sector) {
        return versions.get(sector.id());
    }
}
