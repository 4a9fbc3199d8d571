package org.chengxin.bench.write;

import java.io.IOException;

/** POSTs one after the other over one connection. */
interface Posts extends AutoCloseable {

    /**
     * Sends JSON and reads the whole answer.
     *
     * @return how long it took, in nanoseconds
     * @throws IOException when the answer is not a 201: what was measured then is not what was meant
     */
    long send(String path, String json) throws IOException, InterruptedException;

    @Override
    void close() throws IOException;
}
