package org.chengxin.verify;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Shows that the grades of closed periods are those that were frozen: the hash of each chunk of them, and the hash over all, come out as
 * they were published. Grades that were taken over from elsewhere have no hash.
 */
final class ClosingCheck {

    private static final int ROWS_AT_ONCE = 2_000;
    private static final int HASH_BYTES = 32;
    private static final String CLOSINGS =
            "select id, run_id, subjects, root_hash from closing where state = 'closed' and not taken_over order by id";
    private static final String CHUNKS =
            "select seq, last_subject, subjects, hash from closing_chunk where run_id = ? order by seq";
    private static final String GRADES =
            "select g.subject_id, s.public_id, g.status, g.grade, g.score, g.input_hash, g.answer_hash from closed_grade g"
                    + " straight_join subject s on s.id = g.subject_id where g.closing_id = ? order by g.subject_id";

    private final Connection connection;
    private final MessageDigest sha256;
    private long periods;
    private long grades;

    /**
     * Checks all closed periods.
     *
     * @param connection one that sees the same state from begin to end
     */
    ClosingCheck(Connection connection) {
        this.connection = connection;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    private record Closing(long id, long runId, long subjects, byte[] root) {}

    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    private record Chunk(int seq, long lastSubject, int subjects, byte[] hash) {}

    ClosingReport run() throws SQLException {
        Misfit first = null;
        for (Closing closing : closings()) {
            String why = misfit(closing);
            periods++;
            if (first == null && why != null) {
                first = new Misfit(Misfit.Part.CLOSING, closing.id(), why);
            }
        }
        return new ClosingReport(periods, grades, first);
    }

    private List<Closing> closings() throws SQLException {
        List<Closing> closings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(CLOSINGS)) {
            while (row.next()) {
                closings.add(new Closing(row.getLong(1), row.getLong(2), row.getLong(3), row.getBytes(4)));
            }
        }
        return closings;
    }

    private List<Chunk> chunks(Closing closing) throws SQLException {
        List<Chunk> chunks = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(CHUNKS)) {
            statement.setLong(1, closing.runId());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    chunks.add(new Chunk(row.getInt(1), row.getLong(2), row.getInt(3), row.getBytes(4)));
                }
            }
        }
        return chunks;
    }

    /** What does not fit about a closing, null for nothing. */
    private String misfit(Closing closing) throws SQLException {
        List<Chunk> chunks = chunks(closing);
        byte[] root = new byte[HASH_BYTES];
        long subjects = 0;
        for (Chunk chunk : chunks) {
            sha256.update(root);
            root = sha256.digest(chunk.hash());
            subjects += chunk.subjects();
        }
        if (!Arrays.equals(root, closing.root())) {
            return "its hash is not that of its chunks";
        }
        if (subjects != closing.subjects()) {
            return "its chunks have " + subjects + " subjects, and it has " + closing.subjects();
        }
        try (PreparedStatement statement = connection.prepareStatement(GRADES)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            statement.setLong(1, closing.id());
            try (ResultSet row = statement.executeQuery()) {
                boolean more = row.next();
                for (Chunk chunk : chunks) {
                    while (more && row.getLong(1) <= chunk.lastSubject()) {
                        sha256.update(line(row));
                        grades++;
                        more = row.next();
                    }
                    if (!Arrays.equals(sha256.digest(), chunk.hash())) {
                        return "the grades of its chunk " + chunk.seq() + " are not what their hash is of";
                    }
                }
                return more ? "it has grades behind its last chunk" : null;
            }
        } finally {
            sha256.reset();
        }
    }

    /** Id, status, grade, score and the two hashes, parted by tabs, {@code -} for none. */
    private static byte[] line(ResultSet row) throws SQLException {
        BigDecimal score = row.getBigDecimal(5);
        String grade = row.getString(4);
        return String.join(
                        "\t",
                        row.getString(2),
                        row.getString(3),
                        grade == null ? "-" : grade,
                        score == null ? "-" : plain(score).toPlainString(),
                        HexFormat.of().formatHex(row.getBytes(6)),
                        HexFormat.of().formatHex(row.getBytes(7)) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static BigDecimal plain(BigDecimal score) {
        BigDecimal plain = score.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
