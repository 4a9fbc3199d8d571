package org.chengxin.api.common.retry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.function.Supplier;
import org.chengxin.api.common.digest.Digests;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
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
    private final ServiceClock clock;

    @Inject
    public Retries(Database database, ServiceClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** For the container's proxy. */
    Retries() {
        this(null, null);
    }

    @SuppressWarnings("ArrayRecordComponent") // compared with Arrays.equals
    private record Kept(byte[] requestHash, Written answer) {}

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
            if (!take(id, requestHash)) {
                return before(id, requestHash);
            }
            Written written = write.get();
            database.update(
                    "update idempotency_key set status = ?, location = ?, etag = ?, object = ?, body = ? where id = ?",
                    written.status(),
                    written.location(),
                    written.etag(),
                    written.object(),
                    written.body(),
                    id);
            return written;
        });
    }

    /** Deletes what need not be kept any more. */
    public int deleteOld() {
        return database.update("delete from idempotency_key where made_at < ? limit 10000", oldest());
    }

    /** Deletes the answers that tell of something that is erased. */
    public void forget(String object) {
        database.update("delete from idempotency_key where object = ?", object);
    }

    /** Takes a key; waits where another request with the same key is at work. */
    private boolean take(byte[] id, byte[] requestHash) {
        database.update("delete from idempotency_key where id = ? and made_at < ?", id, oldest());
        return database.update(
                        "insert ignore into idempotency_key (id, request_hash, made_at) values (?, ?, ?)",
                        id,
                        requestHash,
                        now())
                == 1;
    }

    private Written before(byte[] id, byte[] requestHash) {
        Kept kept = database.first(
                        "select request_hash, status, location, etag, object, body from idempotency_key"
                                + " where id = ?",
                        row -> new Kept(
                                row.getBytes(1),
                                new Written(
                                        row.getInt(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getString(5),
                                        row.getBytes(6))),
                        (Object) id)
                .orElseThrow(() -> Refusal.of(ProblemType.UNAVAILABLE));
        if (!Arrays.equals(kept.requestHash(), requestHash)) {
            throw Refusal.of(ProblemType.KEY_REUSED);
        }
        return kept.answer();
    }

    private LocalDateTime now() {
        return Database.utc(clock.instant());
    }

    private LocalDateTime oldest() {
        return now().minus(KEPT);
    }
}
