package org.chengxin.core.sector;

import java.util.Objects;
import org.chengxin.core.law.Text;

/**
 * What a subject is in a sector, for example an intermediary in mining.
 *
 * @param code its code
 * @param title its name
 * @param graded whether subjects in this role are graded; others only enter lists
 */
public record Role(String code, Text title, boolean graded) {

    public Role {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(title, "title");
    }
}
