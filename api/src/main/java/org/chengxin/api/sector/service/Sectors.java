package org.chengxin.api.sector.service;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.sector.SectorRegistry;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The sectors of this service, from the plugins in its folders. */
@ApplicationScoped
public class Sectors {

    private final Optional<List<String>> folders;
    private final Optional<List<String>> enabledIds;
    private final Map<SectorId, String> versions = new LinkedHashMap<>();
    private URLClassLoader loader;
    private SectorRegistry registry;

    @Inject
    public Sectors(
            @ConfigProperty(name = "chengxin.plugins") Optional<List<String>> folders,
            @ConfigProperty(name = "chengxin.sectors") Optional<List<String>> enabledIds) {
        this.folders = folders;
        this.enabledIds = enabledIds;
    }

    /** For the container's proxy. */
    Sectors() {
        this(Optional.empty(), Optional.empty());
    }

    @PostConstruct
    void open() {
        loader = PluginFolders.open(folders.orElse(List.of()), Sectors.class.getClassLoader());
        registry = SectorRegistry.load(loader, enabledIds.orElse(List.of()));
        registry.all().forEach(sector -> versions.put(sector.id(), PluginVersion.of(sector.plugin())));
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
