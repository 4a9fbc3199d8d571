package org.chengxin.api.record.service;

import java.util.LinkedHashMap;
import java.util.Map;
import org.chengxin.core.json.JsonInput;

/** JSON merge patch (RFC 7396): a member replaces the one of its name, an object is merged, null takes one away. */
final class MergePatch {

    private MergePatch() {}

    @SuppressWarnings("unchecked")
    static Map<String, Object> apply(Map<String, Object> target, Object patch) {
        Map<String, Object> merged = new LinkedHashMap<>(target);
        ((Map<String, Object>) patch).forEach((name, value) -> {
            if (JsonInput.NULL.equals(value)) {
                merged.remove(name);
            } else if (value instanceof Map<?, ?>) {
                merged.put(
                        name,
                        apply(merged.get(name) instanceof Map<?, ?> old ? (Map<String, Object>) old : Map.of(), value));
            } else {
                merged.put(name, value);
            }
        });
        return merged;
    }
}
