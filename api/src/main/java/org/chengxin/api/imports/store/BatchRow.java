package org.chengxin.api.imports.store;

import java.util.List;

/**
 * What is kept of an import besides its job.
 *
 * @param batch tells the same batch of the same office, null where it may come again
 * @param file its name in the folder of imports
 * @param charset of its bytes
 * @param sector what its rows are of that do not say, null where not said
 * @param dryRun whether it is only checked
 * @param columns the columns of its rows at fault
 * @param done how far it is
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares batches by value
public record BatchRow(
        long jobId,
        byte[] batch,
        String file,
        Format format,
        String charset,
        String sector,
        boolean dryRun,
        List<String> columns,
        Done done) {

    /** What a file is made of. */
    public enum Format {
        CSV("csv"),
        NDJSON("ndjson");

        private final String code;

        Format(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        static Format of(String code) {
            return code.equals(CSV.code) ? CSV : NDJSON;
        }
    }

    /**
     * How far an import is.
     *
     * @param position how many bytes of the file are done
     * @param rows how many rows are
     * @param accepted how many of them were taken in
     * @param unchanged how many had been there before
     * @param faulty how many are at fault
     * @param rootHash SHA-256 over that before and that of the last chunk
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by its position
    public record Done(long position, long rows, long accepted, long unchanged, long faulty, byte[] rootHash) {}
}
