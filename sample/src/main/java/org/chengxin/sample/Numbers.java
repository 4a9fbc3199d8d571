package org.chengxin.sample;

import java.time.LocalDate;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.CreditCode;
import org.chengxin.core.subject.IdentityNumber;
import org.chengxin.core.subject.SubjectKind;

/**
 * Numbers that pass every check of their form and yet can belong to nobody: credit codes whose organisation part has the wrong
 * check character of its own (GB 11714), and identity numbers of an address that no place has. No two are the same.
 */
final class Numbers {

    private static final String CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final String ORGANISATION_CHECK = "0123456789X";
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int SERIAL_LENGTH = 6;
    /** 31 to the 6th; the step shares no factor with it, so that stepping visits every serial once. */
    private static final long SERIALS = 887_503_681L;

    private static final long SERIAL_STEP = 400_000_009L;

    /** An address that no place has had: 99 is no province. */
    private static final String NOWHERE = "990000";

    private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1950, 1, 1);
    private static final int BIRTH_DAYS = 14_600;
    private static final int SEQUENCES = 999;
    private static final long PERSON_STEP = 7_368_787L;
    private static final String ID_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private final long seed;
    private long organisations;
    private long persons;

    Numbers(long seed) {
        this.seed = seed;
    }

    /** The next unified social credit code for an organisation of an area. */
    String creditCode(Dice dice, SubjectKind kind, AreaCode area) {
        long serial = (organisations++ * SERIAL_STEP + Math.floorMod(seed, SERIALS)) % SERIALS;
        char[] digits = new char[SERIAL_LENGTH];
        for (int i = SERIAL_LENGTH - 1; i >= 0; i--) {
            digits[i] = CODE_ALPHABET.charAt((int) (serial % CODE_ALPHABET.length()));
            serial /= CODE_ALPHABET.length();
        }
        String body = "MA" + new String(digits);
        int right = ORGANISATION_CHECK.indexOf(organisationCheck(body));
        char wrong = ORGANISATION_CHECK.charAt((right + dice.between(1, 10)) % ORGANISATION_CHECK.length());
        String register = kind == SubjectKind.INDIVIDUAL_BUSINESS ? "92" : "91";
        String leading = register + area.value() + body + wrong;
        return leading + CreditCode.checkCharacter(leading);
    }

    /** The check character that GB 11714 asks for after the eight leading characters of an organisation code. */
    static char organisationCheck(String body) {
        int sum = 0;
        for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            sum += Character.digit(body.charAt(i), 36) * ORGANISATION_WEIGHTS[i];
        }
        return ORGANISATION_CHECK.charAt((11 - sum % 11) % 11);
    }

    /** The next natural person's identity number and opaque id. */
    Person person() {
        long number = persons++;
        int index = (int) ((number * PERSON_STEP + Math.floorMod(seed, SEQUENCES)) % ((long) BIRTH_DAYS * SEQUENCES));
        LocalDate birth = EARLIEST_BIRTH.plusDays(index / SEQUENCES);
        int day = birth.getYear() * 10_000 + birth.getMonthValue() * 100 + birth.getDayOfMonth();
        String leading = NOWHERE + (day * 1_000L + index % SEQUENCES + 1);
        return new Person(leading + IdentityNumber.checkCharacter(leading), opaqueId(Dice.mix(seed ^ ~number)));
    }

    private static String opaqueId(long value) {
        StringBuilder id = new StringBuilder("np-");
        for (int shift = 60; shift >= 0; shift -= 5) {
            id.append(ID_ALPHABET.charAt((int) (value >>> shift) & 31));
        }
        return id.toString();
    }

    /**
     * What stands for a natural person.
     *
     * @param idNumber the identity number, for the store alone
     * @param id the opaque id that everybody else sees
     */
    record Person(String idNumber, String id) {

        /** Without the number: it never is part of a text that is not meant to hold it. */
        @Override
        public String toString() {
            return id;
        }
    }
}
