package org.chengxin.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.chengxin.api.common.query.QueryParametersFeature;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Only;
import org.chengxin.api.common.security.Open;
import org.junit.jupiter.api.Test;

/** Every operation that the service has is described, and every one described is there. */
class OperationsGuardTest {

    private static final List<String> VERBS = List.of("get", "put", "post", "delete", "patch");

    /** An operation; its roles are empty where anybody may use it. */
    private record Operation(String verb, String path, String id, Set<String> parameters, Set<String> roles) {}

    @Test
    void the_description_and_the_service_have_the_same_operations() throws Exception {
        assertThat(described()).containsExactlyInAnyOrderElementsOf(served()).hasSizeGreaterThan(12);
    }

    @Test
    void every_operation_is_described_in_full() throws Exception {
        for (Map<String, Object> operation : operations()) {
            String id = (String) operation.get("operationId");
            assertThat(operation).as(id).containsKeys("summary", "description", "tags", "responses");
            Map<String, Object> responses = map(operation.get("responses"));
            assertThat(responses).as(id).containsKeys("400", "406", "429", "default");
            boolean open = !operation.containsKey("x-roles");
            if (!open) {
                assertThat(operation.get("security")).as(id).isEqualTo(List.of(Map.of("bearer", List.of())));
                assertThat(responses).as(id).containsKeys("401", "403");
            }
            Map<String, Object> success = map(Stream.of("200", "201", "202")
                    .map(responses::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(id + " never succeeds")));
            assertThat(success).as(id).containsKey("description");
            if (success.get("content") != null && map(success.get("content")).get("application/json") != null) {
                Map<String, Object> content = map(map(success.get("content")).get("application/json"));
                assertThat(content)
                        .as(id)
                        .containsKeys(open ? new String[] {"schema", "example"} : new String[] {"schema"});
            }
        }
    }

    private static List<Operation> served() {
        List<Operation> operations = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.chengxin.api")) {
            if (type.isAnnotatedWith(Path.class)) {
                Class<?> resource = type.reflect();
                for (Method method : resource.getDeclaredMethods()) {
                    for (Annotation annotation : method.getAnnotations()) {
                        HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
                        if (verb != null) {
                            operations.add(new Operation(
                                    verb.value().toLowerCase(Locale.ROOT),
                                    path(resource, method),
                                    method.getName(),
                                    new TreeSet<>(QueryParametersFeature.parameters(method)),
                                    roles(method)));
                        }
                    }
                }
            }
        }
        return operations;
    }

    private static Set<String> roles(Method method) {
        TreeSet<String> roles = new TreeSet<>();
        Only only = method.getAnnotation(Only.class);
        assertThat(only == null)
                .as(method + " is either open or says for whom it is")
                .isEqualTo(method.isAnnotationPresent(Open.class));
        if (only != null) {
            for (AccessRole role : only.value()) {
                roles.add(role.code());
            }
        }
        return roles;
    }

    private static String path(Class<?> resource, Method method) {
        Path own = method.getAnnotation(Path.class);
        return resource.getAnnotation(Path.class).value() + (own == null ? "" : own.value());
    }

    private static List<Operation> described() throws Exception {
        List<Operation> operations = new ArrayList<>();
        Map<String, Object> document = document();
        map(document.get("paths"))
                .forEach((path, item) -> VERBS.forEach(verb -> {
                    if (map(item).get(verb) != null) {
                        Map<String, Object> operation = map(map(item).get(verb));
                        TreeSet<String> query = new TreeSet<>();
                        for (Object listed : (List<?>) operation.getOrDefault("parameters", List.of())) {
                            Map<String, Object> parameter = resolved(document, map(listed));
                            if ("query".equals(parameter.get("in"))) {
                                query.add((String) parameter.get("name"));
                            }
                        }
                        operations.add(new Operation(
                                verb, path, (String) operation.get("operationId"), query, rolesOf(operation)));
                    }
                }));
        return operations;
    }

    private static Set<String> rolesOf(Map<String, Object> operation) {
        TreeSet<String> roles = new TreeSet<>();
        ((List<?>) operation.getOrDefault("x-roles", List.of())).forEach(role -> roles.add((String) role));
        return roles;
    }

    private static List<Map<String, Object>> operations() throws Exception {
        List<Map<String, Object>> operations = new ArrayList<>();
        map(document().get("paths"))
                .values()
                .forEach(item -> VERBS.forEach(verb -> {
                    if (map(item).get(verb) != null) {
                        operations.add(map(map(item).get(verb)));
                    }
                }));
        return operations;
    }

    private static Map<String, Object> resolved(Map<String, Object> document, Map<String, Object> value) {
        if (!(value.get("$ref") instanceof String reference)) {
            return value;
        }
        Map<String, Object> at = document;
        for (String name : reference.substring("#/".length()).split("/", -1)) {
            at = map(at.get(name));
        }
        return at;
    }

    private static Map<String, Object> document() throws Exception {
        try (InputStream in = OperationsGuardTest.class.getResourceAsStream(OpenApiServlet.RESOURCE)) {
            return map(OpenApiServlet.parsed(in));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        assertThat(value).isInstanceOf(Map.class);
        return (Map<String, Object>) value;
    }
}
