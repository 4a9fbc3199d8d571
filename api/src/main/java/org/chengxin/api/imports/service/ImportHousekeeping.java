package org.chengxin.api.imports.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.imports.store.ImportStore;

/** Deletes what imports have left behind and nobody needs any more. */
@ApplicationScoped
public class ImportHousekeeping {

    private static final Duration BAD_ROWS_KEPT = Duration.ofDays(30);
    private static final Duration FILES_KEPT = Duration.ofDays(1);

    private final ImportStore imports;
    private final ImportFolder folder;
    private final ServiceClock clock;

    @Inject
    public ImportHousekeeping(ImportStore imports, ImportFolder folder, ServiceClock clock) {
        this.imports = imports;
        this.folder = folder;
        this.clock = clock;
    }

    /** For the container's proxy. */
    ImportHousekeeping() {
        this(null, null, null);
    }

    /** Rows at fault after thirty days, and what is left of imports at whose end the service was killed. */
    public void forgetOld() {
        imports.forgetBadRows(clock.instant().minus(BAD_ROWS_KEPT));
        imports.uncleared().forEach(imports::clear);
        folder.unchangedSince(clock.instant().minus(FILES_KEPT))
                .filter(file -> !imports.isNeeded(file))
                .forEach(folder::delete);
    }
}
