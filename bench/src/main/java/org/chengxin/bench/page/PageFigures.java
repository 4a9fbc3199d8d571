package org.chengxin.bench.page;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.chengxin.bench.Figure;
import org.chengxin.bench.Figure.Unit;
import org.chengxin.bench.RunningService;

/** What a first visit to the first page transfers: a browser with nothing in its cache loads it, and every byte is counted. */
public final class PageFigures {

    private static final double LIMIT = 150;

    private final Path work;

    /**
     * Figures of a project.
     *
     * @param work a folder for the browser's profile
     */
    public PageFigures(Path work) {
        this.work = work;
    }

    /** Starts the service and loads the page once. */
    public List<Figure> measure(RunningService service) throws IOException, InterruptedException {
        service.start(Map.of());
        try (service) {
            URI url = URI.create(service.url());
            InetSocketAddress server = new InetSocketAddress(InetAddress.getByName(url.getHost()), url.getPort());
            try (CountingForwarder forwarder = new CountingForwarder(server)) {
                load("http://127.0.0.1:" + forwarder.port() + "/");
                return List.of(Figure.atMost(
                        "first load of the first page",
                        forwarder.received() / 1000.0,
                        Unit.KILOBYTES,
                        LIMIT,
                        Figure.NONE,
                        String.format(
                                Locale.ROOT,
                                "%d bytes over %d connections, heads included",
                                forwarder.received(),
                                forwarder.connections())));
            }
        }
    }

    private void load(String url) throws IOException, InterruptedException {
        Files.createDirectories(work);
        Path profile = Files.createTempDirectory(work, "browser");
        Process browser = new ProcessBuilder(
                        "chromium",
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + profile,
                        // Goes by the page's own clock, which stands still while anything is being loaded.
                        "--virtual-time-budget=10000",
                        "--dump-dom",
                        url)
                .redirectError(profile.resolve("errors.txt").toFile())
                .start();
        String page = new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!browser.waitFor(60, TimeUnit.SECONDS) || browser.exitValue() != 0 || !page.contains("诚信")) {
            browser.destroyForcibly();
            throw new IOException("the browser does not show the first page:\n" + page);
        }
    }
}
