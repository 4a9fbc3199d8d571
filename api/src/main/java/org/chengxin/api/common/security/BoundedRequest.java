package org.chengxin.api.common.security;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A request whose body ends with an exception of ours where it grows beyond a bound, also when its length was not announced, and
 * where it does not arrive as announced.
 */
final class BoundedRequest extends HttpServletRequestWrapper {

    private static final Logger LOG = Logger.getLogger(BoundedRequest.class.getName());
    private static final long MOST_DISCARDED = 32L << 20;

    private final long most;
    private ServletInputStream bounded;

    BoundedRequest(HttpServletRequest request, long most) {
        super(request);
        this.most = most;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (bounded == null) {
            bounded = new Bounded(super.getInputStream(), getContentLengthLong(), most);
        }
        return bounded;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Reads on without keeping anything, to a bound: a client that has not been able to send all it wants to would not look for
     * the answer.
     */
    static void discard(ServletInputStream in) {
        byte[] bytes = new byte[1 << 16];
        long read = 0;
        try {
            for (int some = 0; some >= 0 && read < MOST_DISCARDED; read += some) {
                some = in.read(bytes);
            }
        } catch (IOException e) {
            LOG.log(Level.FINE, "a client did not send what it announced", e); // and so is answered at once
        }
    }

    @FunctionalInterface
    private interface Source {
        int read() throws IOException;
    }

    private static final class Bounded extends ServletInputStream {
        private final ServletInputStream in;
        private final boolean announced;
        private long left;

        /** A body; its announced length is negative where none is announced. */
        Bounded(ServletInputStream in, long length, long most) {
            this.in = in;
            this.announced = length >= 0;
            this.left = announced ? length : most;
        }

        @Override
        public int read() {
            if (atEnd()) {
                return -1;
            }
            int value = received(in::read);
            if (value >= 0) {
                count(1);
            }
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (atEnd()) {
                return -1;
            }
            int wanted = announced ? (int) Math.min(length, left) : length;
            int read = received(() -> in.read(bytes, offset, wanted));
            if (read > 0) {
                count(read);
            }
            return read;
        }

        private static int received(Source source) {
            try {
                return source.read();
            } catch (IOException e) {
                throw new BodyUnreadableException(e);
            }
        }

        /**
         * A body of announced length ends there. The server does not see that end where the client also offers an upgrade to
         * HTTP/2, as Java's own client does, and would wait for more.
         */
        private boolean atEnd() {
            return announced && left == 0;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                discard(in);
                throw new BodyTooLargeException();
            }
        }

        @Override
        public boolean isFinished() {
            return atEnd() || in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
