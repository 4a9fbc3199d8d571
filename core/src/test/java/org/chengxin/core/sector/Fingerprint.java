package org.chengxin.core.sector;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.chengxin.core.json.EvaluationWriter;
import org.chengxin.core.law.Language;
import org.chengxin.core.law.RuleSet;

/**
 * A sector's law and its answers to generated files, as hashes. Two Java machines must come to the same: sets and maps made by
 * {@code Set.of} and its like are walked in an order that is drawn anew in each machine, and nothing may depend on it.
 */
final class Fingerprint {

    private static final int FILES = 12;

    private Fingerprint() {}

    /** One line for each rule set, one for all answers. */
    static String of(SectorPluginContract contract) {
        StringBuilder lines = new StringBuilder();
        for (RuleSet ruleSet : contract.plugin().ruleBook().ruleSets()) {
            lines.append(ruleSet.id()).append(' ').append(ruleSet.hash()).append('\n');
        }
        GeneratedFiles generated = new GeneratedFiles(contract, 20260310L);
        MessageDigest answers = sha256();
        for (GeneratedFiles.Sample sample : generated.samples(FILES, false)) {
            for (Language language : Language.values()) {
                answers.update(
                        EvaluationWriter.bytes(generated.sector().evaluate(sample.file(), sample.asOf()), language));
            }
        }
        return lines.append("answers ")
                .append(HexFormat.of().formatHex(answers.digest()))
                .append('\n')
                .toString();
    }

    /** The same, worked out by another Java machine. */
    static String elsewhere(SectorPluginContract contract) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Fingerprint.class.getName(),
                        contract.getClass().getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the other Java machine failed: " + lines);
        }
        return lines;
    }

    /** Prints the fingerprint of the contract test class named. */
    public static void main(String[] names) throws ReflectiveOperationException {
        Constructor<?> constructor = Class.forName(names[0]).getDeclaredConstructor();
        constructor.setAccessible(true);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.print(of((SectorPluginContract) constructor.newInstance()));
        out.flush();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
