package org.chengxin.core.sector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.law.Text;
import org.junit.jupiter.api.Test;

/**
 * What every sector plugin keeps to, also one made elsewhere: extend it, name the plugin, run it.
 *
 * <pre>{@code
 * class MiningContractTest extends SectorPluginContract {
 *     @Override
 *     protected SectorPlugin plugin() {
 *         return new MiningSector();
 *     }
 * }
 * }</pre>
 */
public abstract class SectorPluginContract {

    /** A plugin, made by its public constructor. */
    protected abstract SectorPlugin plugin();

    /** Where {@code META-INF/services} names the plugin; the plugin's own class loader unless overridden. */
    protected ClassLoader classLoader() {
        return plugin().getClass().getClassLoader();
    }

    @Test
    void idStaysTheSame() {
        SectorPlugin plugin = plugin();
        assertThat(plugin.id()).isNotNull().isEqualTo(plugin.id()).isEqualTo(plugin().id());
    }

    @Test
    void nameIsInBothLanguages() {
        assertInBothLanguages(plugin().name());
    }

    @Test
    void serviceLoaderFindsThePlugin() {
        assertThat(ServiceLoader.load(SectorPlugin.class, classLoader()).stream()
                        .map(provider -> provider.type().getName()))
                .contains(plugin().getClass().getName());
    }

    @Test
    void everyRuleSetCompiles() {
        for (RuleSet ruleSet : plugin().ruleBook().ruleSets()) {
            assertThat(plugin().compile(ruleSet)).as(ruleSet.id()).isNotNull();
        }
    }

    private static void assertInBothLanguages(Text text) {
        assertThat(text).isNotNull();
        assertThat(text.zh()).isNotBlank();
        assertThat(text.en()).isNotBlank();
    }
}
