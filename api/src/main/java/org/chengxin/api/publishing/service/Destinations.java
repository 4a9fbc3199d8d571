package org.chengxin.api.publishing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.chengxin.api.publishing.store.MessageKind;
import org.chengxin.core.law.Text;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The systems that messages go to, and where each is, as the configuration says. */
@ApplicationScoped
public class Destinations {

    /** The national enterprise publicity system, 国家企业信用信息公示系统（内蒙古）. */
    static final String GSXT = "gsxt";
    /** Credit China (Inner Mongolia), 信用中国（内蒙古）. */
    static final String CREDIT_CHINA = "credit-china";
    /** Whoever brings notices to their subjects. */
    static final String DELIVERY = "delivery";

    private static final Map<String, Text> NAMES = Map.of(
            GSXT,
                    Text.of(
                            "国家企业信用信息公示系统（内蒙古）",
                            "National Enterprise Credit Information Publicity System (Inner Mongolia)"),
            CREDIT_CHINA, Text.of("信用中国（内蒙古）", "Credit China (Inner Mongolia)"),
            DELIVERY, Text.of("文书送达", "delivery of notices"));
    private static final List<String> KNOWN = List.of(GSXT, CREDIT_CHINA, DELIVERY);

    private static final String OFF = "off";
    private static final String ANSWER_WITHIN = "chengxin.publish.answer-within";
    private static final Duration USUAL_ANSWER = Duration.ofSeconds(10);
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final List<Destination> all;
    private final List<String> publishing;

    @Inject
    public Destinations(Config config, @ConfigProperty(name = "chengxin.home", defaultValue = ".") String home) {
        this(name -> config.getOptionalValue(name, String.class), Path.of(home));
    }

    Destinations(Function<String, Optional<String>> setting, Path home) {
        List<Destination> known = new ArrayList<>();
        Duration answer = setting.apply(ANSWER_WITHIN).map(Duration::parse).orElse(USUAL_ANSWER);
        for (String id : KNOWN) {
            String usual =
                    id.equals(DELIVERY) ? OFF : "file:" + home.resolve("outbox").resolve(id);
            String name = "chengxin.publish." + id;
            String address = setting.apply(name).filter(text -> !text.isBlank()).orElse(usual);
            destination(
                            id,
                            name,
                            address.strip(),
                            setting.apply(name + ".token").orElse(null),
                            answer)
                    .ifPresent(known::add);
        }
        this.all = List.copyOf(known);
        this.publishing = all.stream()
                .map(Destination::id)
                .filter(id -> !id.equals(DELIVERY))
                .toList();
    }

    /** For the container's proxy. */
    Destinations() {
        this.all = List.of();
        this.publishing = List.of();
    }

    private static Optional<Destination> destination(
            String id, String name, String address, String token, Duration answer) {
        if (address.equals(OFF)) {
            return Optional.empty();
        }
        if (address.startsWith("file:")) {
            return Optional.of(new FileDrop(id, Path.of(address.substring("file:".length()))));
        }
        URI base;
        try {
            base = new URI(address.replaceFirst("/+$", ""));
        } catch (URISyntaxException e) {
            throw unusable(name);
        }
        String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
        boolean safe = scheme.equals("https") || (scheme.equals("http") && LOOPBACK.contains(base.getHost()));
        if (!safe
                || base.getHost() == null
                || base.getUserInfo() != null
                || base.getQuery() != null
                || base.getFragment() != null) {
            throw unusable(name);
        }
        return Optional.of(new HttpSystem(id, base, token, answer));
    }

    /** The address itself may hold a secret, and is not told. */
    private static IllegalArgumentException unusable(String name) {
        return new IllegalArgumentException(
                name + " is neither off, nor file: and a folder, nor an https: address without account,"
                        + " query and fragment");
    }

    /** The ids of all that there can be. */
    public static List<String> known() {
        return KNOWN;
    }

    /** An id of these; empty where it is none. */
    public static Optional<String> known(String id) {
        return Optional.of(id).filter(KNOWN::contains);
    }

    /** What one of these is called. */
    static Text name(String id) {
        return NAMES.get(id);
    }

    /** One that there is. */
    Optional<Destination> find(String id) {
        return all.stream().filter(destination -> destination.id().equals(id)).findFirst();
    }

    /** All that there are. */
    public List<Destination> all() {
        return all;
    }

    /** The ids of all that there are. */
    public List<String> ids() {
        return all.stream().map(Destination::id).toList();
    }

    /** Whether a destination is another publishing system, which holds what it was told. */
    public boolean publishes(Destination destination) {
        return publishing.contains(destination.id());
    }

    /** The ids of the other publishing systems. */
    List<String> publishing() {
        return publishing;
    }

    /** The ids of those that have messages of a kind. */
    List<String> of(MessageKind kind) {
        return kind.isPublic()
                ? publishing
                : ids().stream().filter(DELIVERY::equals).toList();
    }
}
