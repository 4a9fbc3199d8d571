package org.chengxin.api.sector.service;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorRegistry;
import org.chengxin.plugins.Plugins;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The sectors of this service, from the plugins in its folders. */
@ApplicationScoped
public class Sectors {

    private final Optional<String> folders;
    private final Optional<String> enabledIds;
    private Plugins plugins;

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
        plugins = Plugins.open(
                split(folders, File.pathSeparator).stream().map(Path::of).toList(),
                split(enabledIds, ","),
                Sectors.class.getClassLoader());
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
        plugins.close();
    }

    public SectorRegistry registry() {
        return plugins.registry();
    }

    /**
     * The enabled sector of an id.
     *
     * @throws Refusal if there is none (404), also for another letter case
     */
    public Sector enabled(String id) {
        return registry().find(id).orElseThrow(Refusal::notFound);
    }

    /** The version of the code that makes a sector's grades. */
    public String pluginVersion(Sector sector) {
        return plugins.version(sector);
    }
}
