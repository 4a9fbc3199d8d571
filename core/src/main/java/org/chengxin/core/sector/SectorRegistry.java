package org.chengxin.core.sector;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import org.chengxin.core.listing.OutsideList;

/**
 * The sectors of a running service: built once, from the plugins that are present and the ids that are enabled. It refuses to be
 * built on no plugin, a blank or double id, an unknown name, or a plugin that fails to load, naming the class.
 */
public final class SectorRegistry {

    private static final System.Logger LOG = System.getLogger(SectorRegistry.class.getName());

    private final Map<String, Sector> present;
    private final Set<String> enabled;
    private final List<Sector> inOrder;

    private SectorRegistry(Map<String, Sector> present, Set<String> enabled) {
        this.present = Collections.unmodifiableMap(present);
        this.enabled = Collections.unmodifiableSet(enabled);
        this.inOrder = present.values().stream()
                .filter(sector -> enabled.contains(sector.id().value()))
                .toList();
    }

    /**
     * Finds the plugins that a class loader and its parents have.
     *
     * @param loader where to look
     * @param enabledIds the ids to enable; empty for all that are present
     * @throws SectorRegistryException if the service must not start
     */
    public static SectorRegistry load(ClassLoader loader, List<String> enabledIds) {
        List<SectorPlugin> plugins = new ArrayList<>();
        Iterator<SectorPlugin> found =
                ServiceLoader.load(SectorPlugin.class, loader).iterator();
        try {
            while (found.hasNext()) {
                plugins.add(found.next());
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new SectorRegistryException("a sector plugin does not load: " + e.getMessage(), e);
        }
        return of(plugins, enabledIds);
    }

    /** Builds the registry of some plugins; see {@link #load}. */
    public static SectorRegistry of(List<SectorPlugin> plugins, List<String> enabledIds) {
        if (plugins.isEmpty()) {
            throw new SectorRegistryException("there is no sector plugin; put at least one jar into the plugin folder");
        }
        Map<String, Sector> present = new TreeMap<>();
        for (SectorPlugin plugin : plugins) {
            Sector sector = open(plugin);
            if (sector.id().equals(OutsideList.SECTOR)) {
                throw new SectorRegistryException("the sector plugin "
                        + plugin.getClass().getName() + " has the id " + sector.id()
                        + ", which stands for lists that no sector keeps");
            }
            Sector twin = present.put(sector.id().value(), sector);
            if (twin != null) {
                throw new SectorRegistryException("two sector plugins have the id " + sector.id() + ": "
                        + twin.plugin().getClass().getName() + " and "
                        + plugin.getClass().getName());
            }
        }
        Set<String> enabled = new LinkedHashSet<>(enabledIds.isEmpty() ? present.keySet() : enabledIds);
        for (String id : enabled) {
            if (!present.containsKey(id)) {
                throw new SectorRegistryException("there is no sector plugin with the id '" + id + "'; present are "
                        + String.join(", ", present.keySet()));
            }
        }
        LOG.log(System.Logger.Level.INFO, "sectors present: {0}; enabled: {1}", present.keySet(), enabled);
        return new SectorRegistry(present, enabled);
    }

    private static Sector open(SectorPlugin plugin) {
        String name = plugin.getClass().getName();
        try {
            if (plugin.id() == null) {
                throw new SectorRegistryException("the sector plugin " + name + " has no id");
            }
            return new Sector(plugin);
        } catch (SectorRegistryException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw new SectorRegistryException("the sector plugin " + name + " does not load: " + e.getMessage(), e);
        }
    }

    /** The enabled sector of an id, exactly as written; empty where there is none. */
    public Optional<Sector> find(String id) {
        return enabled.contains(id) ? Optional.of(present.get(id)) : Optional.empty();
    }

    /** Whether a plugin of this id is present, enabled or not. */
    public boolean isPresent(String id) {
        return present.containsKey(id);
    }

    /** The enabled sectors, in the order of their ids. */
    public List<Sector> enabled() {
        return inOrder;
    }

    /** All sectors present, in the order of their ids. */
    public Collection<Sector> all() {
        return present.values();
    }
}
