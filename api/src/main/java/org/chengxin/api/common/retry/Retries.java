package org.chengxin.api.common.retry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Supplier;
import org.chengxin.api.common.digest.Digests;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.retry.store.KeyStore;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.core.fault.FaultCode;

/**
 * Lets a client send a write again that it has got no answer to. The key is taken in the transaction of the write, so that two
 * requests with one key wait for each other and a write that fails leaves no trace of its key.
 */
@ApplicationScoped
public class Retries {

    public static final String HEADER = "Idempotency-Key";

    private static final Duration KEPT = Duration.ofHours(24);
    private static final int LONGEST_KEY = 200;

    private final Database database;
    private final KeyStore keys;
    private final ServiceClock clock;

    @Inject
    public Retries(Database database, KeyStore keys, ServiceClock clock) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
    }

    /** For the container's proxy. */
    Retries() {
        this(null, null, null);
    }

    /**
     * Does a write in one transaction; or gives the answer of the first time, where its key was used for the same before.
     *
     * @param key what the client sent as {@value #HEADER}, null where it sent none
     * @param operation the method and path
     * @throws Refusal if the key is no key (400), or was used for something else (422)
     */
    public Written once(String key, Caller caller, String operation, byte[] body, Supplier<Written> write) {
        return onceOf(key, caller, operation, () -> Digests.sha256(body), write);
    }

    /**
     * The same of a request whose body is not at hand.
     *
     * @param hash what tells it from another one
     */
    public Written onceOf(String key, Caller caller, String operation, Supplier<byte[]> hash, Supplier<Written> write) {
        if (key == null) {
            return database.inTransaction(write);
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw Refusal.invalid(HEADER, FaultCode.VALUE_LENGTH, "1–" + LONGEST_KEY);
        }
        byte[] id = Digests.sha256(caller.name(), caller.roleCodes(), operation, key);
        byte[] requestHash = hash.get();
        return database.inTransaction(() -> {
            if (!keys.take(id, requestHash, clock.instant(), oldest())) {
                return before(id, requestHash);
            }
            Written written = write.get();
            keys.answer(id, written);
            return written;
        });
    }

    /** Deletes what need not be kept any more. */
    public void deleteOld() {
        keys.deleteOld(oldest());
    }

    /** Deletes the answers that tell of something that is erased. */
    public void forget(String object) {
        keys.forget(object);
    }

    private Written before(byte[] id, byte[] requestHash) {
        KeyStore.Kept kept = keys.find(id).orElseThrow(() -> Refusal.of(ProblemType.UNAVAILABLE));
        if (!Arrays.equals(kept.requestHash(), requestHash)) {
            throw Refusal.of(ProblemType.KEY_REUSED);
        }
        return kept.answer();
    }

    private Instant oldest() {
        return clock.instant().minus(KEPT);
    }
}
