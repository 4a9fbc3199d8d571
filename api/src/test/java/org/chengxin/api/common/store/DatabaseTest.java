package org.chengxin.api.common.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DatabaseTest {

    @Test
    void while_it_is_away_one_at_a_time_tries_to_reach_it_and_the_others_are_told_at_once()
            throws IOException, SQLException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            BoundedDataSource source = new BoundedDataSource();
            source.setUrl("jdbc:mariadb://127.0.0.1:" + server.getLocalPort() + "/chengxin?connectTimeout=60000");
            Database database = new Database(source);

            CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(database::answers);
            server.accept().close();
            assertThat(first.join()).isFalse();

            // It takes connections and says nothing, as a server does that hangs.
            CompletableFuture<Integer> trying = CompletableFuture.supplyAsync(() -> database.update("do 1"));
            Socket hanging = server.accept();
            assertThatThrownBy(() -> database.update("do 1")).isInstanceOf(DatabaseAwayException.class);
            assertThat(database.answers()).isFalse();
            assertThat(trying).isNotDone();
            hanging.close();
            assertThatThrownBy(trying::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(DatabaseAwayException.class);
        }
    }

    /** The server makes its pool of connections with the class loader of whoever asks first, and that may be the server itself. */
    @Test
    void whoever_asks_a_connection_is_made_with_the_service_s_classes() {
        AtomicReference<ClassLoader> seen = new AtomicReference<>();
        BoundedDataSource source = new BoundedDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                seen.set(Thread.currentThread().getContextClassLoader());
                throw new SQLException("none here");
            }
        };
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            assertThat(new Database(source).answers()).isFalse();
            assertThat(thread.getContextClassLoader()).isSameAs(ClassLoader.getPlatformClassLoader());
        } finally {
            thread.setContextClassLoader(before);
        }
        assertThat(seen.get()).isSameAs(Database.class.getClassLoader());
    }
}
