package org.chengxin.api.openapi;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.chengxin.api.common.json.ETags;
import org.chengxin.api.common.json.Json;
import org.chengxin.api.common.json.Prepared;
import org.chengxin.api.common.problem.ProblemResponse;
import org.chengxin.api.common.problem.ProblemType;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Serves the one description of the service, as YAML as it is written or as JSON. */
@WebServlet("/openapi")
public class OpenApiServlet extends HttpServlet {

    static final String RESOURCE = "/openapi/openapi.yaml";
    private static final int MOST_ALIASES = 1_000;

    private static final long serialVersionUID = 1L;
    private static final String YAML = "application/yaml";
    private static final String JSON = "application/json";

    @SuppressWarnings("serial") // a servlet is never serialised
    private transient volatile Prepared json;

    @SuppressWarnings("serial")
    private transient volatile Prepared yaml;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String format = request.getParameter("format");
        boolean known = format == null || format.equalsIgnoreCase("json") || format.equalsIgnoreCase("yaml");
        boolean others = !request.getParameterMap().keySet().stream().allMatch("format"::equals);
        if (!known || others) {
            ProblemResponse.write(request, response, ProblemType.BAD_REQUEST);
            return;
        }
        boolean asJson = format == null ? prefersJson(request.getHeader("Accept")) : format.equalsIgnoreCase("json");
        Prepared text = asJson ? json() : yaml();
        response.setHeader("ETag", ETags.header(text.etag(), text.body().length, request.getHeader("Accept-Encoding")));
        response.setHeader("Vary", "Accept, Accept-Encoding");
        response.setHeader("Cache-Control", "no-cache");
        if (ETags.matches(text.etag(), request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(asJson ? JSON : YAML);
        response.setContentLength(text.body().length);
        response.getOutputStream().write(text.body());
    }

    /** JSON where the client names it and names YAML neither before nor as well. */
    private static boolean prefersJson(String accept) {
        return accept != null
                && Arrays.stream(accept.split(",", 50))
                        .map(String::strip)
                        .filter(range -> range.contains("json") || range.contains("yaml"))
                        .findFirst()
                        .filter(range -> range.contains("json"))
                        .isPresent();
    }

    private Prepared yaml() {
        if (yaml == null) {
            try (InputStream in = OpenApiServlet.class.getResourceAsStream(RESOURCE)) {
                yaml = Prepared.of(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return yaml;
    }

    private Prepared json() {
        if (json == null) {
            json = Prepared.of(Json.bytes(parsed(new ByteArrayInputStream(yaml().body()))));
        }
        return json;
    }

    /** The description as maps and lists. It is our own text, in which each operation repeats the headers of its kind. */
    static Object parsed(InputStream text) {
        LoadSettings settings =
                LoadSettings.builder().setMaxAliasesForCollections(MOST_ALIASES).build();
        return new Load(settings).loadFromInputStream(text);
    }
}
