package org.chengxin.api.start;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether the service has become ready once; the server asks for its health already while it is deployed. */
@ApplicationScoped
public class Started {

    private volatile boolean done;

    public boolean isDone() {
        return done;
    }

    void done() {
        done = true;
    }
}
