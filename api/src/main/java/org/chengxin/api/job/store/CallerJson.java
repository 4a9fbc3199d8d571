package org.chengxin.api.job.store;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.chengxin.api.common.json.Json;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.subject.AreaCode;

/** Whom a job works for, as the store keeps it. */
final class CallerJson {

    private CallerJson() {}

    static String write(Caller caller) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", caller.name());
        members.put(
                "roles", caller.roles().stream().sorted().map(AccessRole::code).toList());
        members.put(
                "authority",
                caller.authority() == null ? null : caller.authority().value());
        members.put("sectors", caller.sectors().stream().sorted().toList());
        members.put("subject", caller.subject());
        members.put("purpose", caller.purpose());
        members.put("requestId", caller.requestId());
        members.values().removeIf(Objects::isNull);
        return new String(Json.bytes(members), StandardCharsets.UTF_8);
    }

    static Caller read(String text) {
        Map<?, ?> members = (Map<?, ?>) JsonInput.read(text.getBytes(StandardCharsets.UTF_8), new Faults());
        Set<AccessRole> roles = EnumSet.noneOf(AccessRole.class);
        texts(members.get("roles"))
                .forEach(code -> roles.add(AccessRole.parse(code).orElseThrow()));
        String authority = (String) members.get("authority");
        return new Caller(
                (String) members.get("name"),
                roles,
                authority == null ? null : AreaCode.of(authority),
                texts(members.get("sectors")),
                (String) members.get("subject"),
                (String) members.get("purpose"),
                (String) members.get("requestId"));
    }

    private static Set<String> texts(Object value) {
        Set<String> texts = new LinkedHashSet<>();
        ((List<?>) value).forEach(item -> texts.add((String) item));
        return texts;
    }
}
