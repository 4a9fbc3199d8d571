package org.chengxin.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chengxin.core.audit.AuditChain.Break;
import org.chengxin.core.audit.AuditChain.Misfit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuditChainTest {

    private static final Instant AT = Instant.parse("2026-03-10T08:00:00.123456Z");

    private static AuditEntry entry(long id) {
        return new AuditEntry(
                id,
                AT.plusSeconds(id),
                "officer@150700",
                "officer",
                "150700",
                "行政许可",
                "sample-1",
                "record.entered",
                "record-" + id,
                "request-" + id,
                "{\"hash\":\"00\"}");
    }

    /** A link as it is kept. */
    @SuppressWarnings("ArrayRecordComponent") // not compared by value
    record Link(long seq, byte[] hash, AuditEntry entry) {

        Link with(AuditEntry other) {
            return new Link(seq, hash, other);
        }
    }

    /** Five entries, linked in another order than that of their numbers, as it happens when several write at once. */
    private static List<Link> chain() {
        List<Link> links = new ArrayList<>();
        byte[] hash = AuditChain.genesis();
        for (long id : new long[] {11, 12, 15, 14, 17}) {
            hash = AuditChain.next(hash, entry(id));
            links.add(new Link(links.size() + 1L, hash, entry(id)));
        }
        return links;
    }

    private static AuditChain.Walker walk(List<Link> links, Link head) {
        AuditChain.Walker walker = new AuditChain.Walker();
        links.forEach(link -> walker.link(link.seq(), link.hash(), link.entry()));
        walker.head(head == null ? 0 : head.seq(), head == null ? AuditChain.genesis() : head.hash());
        return walker;
    }

    @Test
    void a_chain_fits_and_ends_with_its_head() {
        List<Link> links = chain();

        AuditChain.Walker walker = walk(links, links.get(4));

        assertThat(walker.found()).isEmpty();
        assertThat(walker.seq()).isEqualTo(5);
        assertThat(walker.hash()).isEqualTo(links.get(4).hash());
    }

    @Test
    void no_link_at_all_is_a_chain() {
        assertThat(walk(List.of(), null).found()).isEmpty();
    }

    record Tampering(String how, Consumer<List<Link>> change, Break found) {
        @Override
        public String toString() {
            return how;
        }
    }

    static Stream<Tampering> tamperings() {
        return Stream.of(
                new Tampering(
                        "an entry changed",
                        links -> links.set(2, links.get(2).with(entry(16))),
                        new Break(3, Misfit.HASH)),
                new Tampering(
                        "an entry removed", links -> links.set(1, links.get(1).with(null)), new Break(2, Misfit.ENTRY)),
                new Tampering("a link removed", links -> links.remove(3), new Break(5, Misfit.NUMBER)),
                new Tampering("the first link removed", links -> links.remove(0), new Break(2, Misfit.NUMBER)),
                new Tampering(
                        "a link removed and the rest moved up",
                        links -> {
                            links.remove(3);
                            Link last = links.remove(3);
                            links.add(new Link(4, last.hash(), last.entry()));
                        },
                        new Break(4, Misfit.HASH)),
                new Tampering(
                        "two entries swapped",
                        links -> {
                            AuditEntry second = links.get(1).entry();
                            links.set(1, links.get(1).with(links.get(2).entry()));
                            links.set(2, links.get(2).with(second));
                        },
                        new Break(2, Misfit.HASH)),
                new Tampering(
                        "a link put in",
                        links -> links.add(
                                2, new Link(3, AuditChain.next(links.get(1).hash(), entry(99)), entry(99))),
                        new Break(3, Misfit.NUMBER)),
                new Tampering(
                        "a link put in and the rest moved down",
                        links -> {
                            links.add(
                                    4, new Link(5, AuditChain.next(links.get(3).hash(), entry(99)), entry(99)));
                            Link last = links.remove(5);
                            links.add(new Link(6, last.hash(), last.entry()));
                        },
                        new Break(6, Misfit.HASH)),
                new Tampering("the end cut off", links -> links.remove(4), new Break(4, Misfit.HEAD)),
                new Tampering("all cut off", List::clear, new Break(0, Misfit.HEAD)),
                new Tampering(
                        "a link added behind the head",
                        links -> links.add(
                                new Link(6, AuditChain.next(links.get(4).hash(), entry(99)), entry(99))),
                        new Break(6, Misfit.HEAD)),
                new Tampering(
                        "the last link made anew with another entry",
                        links -> links.set(
                                4, new Link(5, AuditChain.next(links.get(3).hash(), entry(99)), entry(99))),
                        new Break(5, Misfit.HEAD)),
                new Tampering("a hash changed", links -> links.get(0).hash()[31] ^= 1, new Break(1, Misfit.HASH)));
    }

    @ParameterizedTest
    @MethodSource("tamperings")
    void the_first_link_that_does_not_fit_is_found(Tampering tampering) {
        List<Link> links = chain();
        Link head = links.get(4);

        tampering.change().accept(links);

        assertThat(walk(links, head).found()).contains(tampering.found());
    }

    @Test
    void after_the_first_misfit_nothing_more_is_taken() {
        List<Link> links = chain();
        AuditChain.Walker walker = new AuditChain.Walker();
        walker.link(1, links.get(0).hash(), null);

        assertThat(walker.link(1, links.get(0).hash(), links.get(0).entry())).isFalse();
        assertThat(walker.seq()).isZero();
    }

    static Stream<AuditEntry> others() {
        AuditEntry e = entry(11);
        return Stream.of(
                entry(12),
                new AuditEntry(
                        11,
                        e.at().plusNanos(1_000),
                        e.actor(),
                        e.roles(),
                        e.authority(),
                        e.purpose(),
                        e.subject(),
                        e.action(),
                        e.object(),
                        e.requestId(),
                        e.detail()),
                with(
                        "admin",
                        e.roles(),
                        e.authority(),
                        e.purpose(),
                        e.subject(),
                        e.action(),
                        e.object(),
                        e.requestId(),
                        e.detail()),
                with(
                        e.actor(),
                        "officer,user",
                        e.authority(),
                        e.purpose(),
                        e.subject(),
                        e.action(),
                        e.object(),
                        e.requestId(),
                        e.detail()),
                with(
                        e.actor(),
                        e.roles(),
                        null,
                        e.purpose(),
                        e.subject(),
                        e.action(),
                        e.object(),
                        e.requestId(),
                        e.detail()),
                with(
                        e.actor(),
                        e.roles(),
                        "",
                        e.purpose(),
                        e.subject(),
                        e.action(),
                        e.object(),
                        e.requestId(),
                        e.detail()),
                with(
                        e.actor(),
                        e.roles(),
                        e.authority(),
                        null,
                        e.subject(),
                        e.action(),
                        e.object(),
                        e.requestId(),
                        e.detail()),
                with(
                        e.actor(),
                        e.roles(),
                        e.authority(),
                        e.subject(),
                        e.purpose(),
                        e.action(),
                        e.object(),
                        e.requestId(),
                        e.detail()),
                with(
                        e.actor(),
                        e.roles(),
                        e.authority(),
                        e.purpose(),
                        e.subject(),
                        "record.read",
                        e.object(),
                        e.requestId(),
                        e.detail()),
                with(
                        e.actor(),
                        e.roles(),
                        e.authority(),
                        e.purpose(),
                        e.subject(),
                        e.action(),
                        null,
                        e.requestId(),
                        e.detail()),
                with(
                        e.actor(),
                        e.roles(),
                        e.authority(),
                        e.purpose(),
                        e.subject(),
                        e.action(),
                        e.object(),
                        "other",
                        e.detail()),
                with(
                        e.actor(),
                        e.roles(),
                        e.authority(),
                        e.purpose(),
                        e.subject(),
                        e.action(),
                        e.object(),
                        e.requestId(),
                        null),
                // A blank that moves from one text to its neighbour.
                with(
                        e.actor() + " ",
                        e.roles(),
                        e.authority(),
                        e.purpose(),
                        e.subject(),
                        e.action(),
                        e.object(),
                        e.requestId(),
                        e.detail()),
                with(
                        e.actor(),
                        " " + e.roles(),
                        e.authority(),
                        e.purpose(),
                        e.subject(),
                        e.action(),
                        e.object(),
                        e.requestId(),
                        e.detail()));
    }

    private static AuditEntry with(
            String actor,
            String roles,
            String authority,
            String purpose,
            String subject,
            String action,
            String object,
            String requestId,
            String detail) {
        return new AuditEntry(
                11, AT.plusSeconds(11), actor, roles, authority, purpose, subject, action, object, requestId, detail);
    }

    @Test
    void every_member_of_an_entry_is_in_its_bytes() {
        List<String> hashes = Stream.concat(Stream.of(entry(11)), others())
                .map(entry -> HexFormat.of().formatHex(AuditChain.next(AuditChain.genesis(), entry)))
                .toList();

        assertThat(hashes).doesNotHaveDuplicates().hasSize(15);
    }

    /** The form is kept for years: whoever changes it makes every chain there is a broken one. */
    @Test
    void the_form_of_the_bytes_is_the_documented_one() {
        AuditEntry small =
                new AuditEntry(2, Instant.EPOCH.plusNanos(3_999), "甲", "admin", null, "", null, "a", null, "r", "{}");

        assertThat(HexFormat.of().formatHex(AuditChain.canonical(small)))
                .isEqualTo("01" + "0000000000000002" + "0000000000000003"
                        + "00000003e794b2" + "0000000561646d696e" + "ffffffff" + "00000000" + "ffffffff"
                        + "0000000161" + "ffffffff" + "0000000172" + "000000027b7d");
        assertThat(AuditChain.next(AuditChain.genesis(), small)).hasSize(AuditChain.HASH_BYTES);
    }
}
