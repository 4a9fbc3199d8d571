package org.chengxin.bench.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Hands connections on to a server and counts the bytes that come back, heads and all. */
final class CountingForwarder implements AutoCloseable {

    private final InetSocketAddress server;
    private final ServerSocket door;
    private final AtomicLong received = new AtomicLong();
    private final AtomicInteger connections = new AtomicInteger();

    CountingForwarder(InetSocketAddress server) throws IOException {
        this.server = server;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread("forwarder", this::acceptAll);
    }

    int port() {
        return door.getLocalPort();
    }

    long received() {
        return received.get();
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void acceptAll() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                connections.incrementAndGet();
                Socket upstream = new Socket();
                upstream.connect(server);
                thread("forwarder up", () -> copy(client, upstream, new AtomicLong()));
                thread("forwarder down", () -> copy(upstream, client, received));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new IllegalStateException("a connection cannot be handed on", e);
                }
            }
        }
    }

    private static void copy(Socket from, Socket to, AtomicLong count) {
        byte[] buffer = new byte[16384];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                count.addAndGet(read);
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // Either side may hang up whenever it likes; what came through until then is counted.
            System.getLogger(CountingForwarder.class.getName()).log(System.Logger.Level.DEBUG, "closed", e);
        }
    }

    private static void thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
