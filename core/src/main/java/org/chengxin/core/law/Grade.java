package org.chengxin.core.law;

/**
 * A credit grade (信用等级) of one sector's scale. The same letter means different things in different sectors, so grades of
 * two sectors are never compared or merged.
 *
 * @param letter a single capital letter, {@code A} the best
 */
public record Grade(String letter) {

    public static final Grade A = new Grade("A");
    public static final Grade B = new Grade("B");
    public static final Grade C = new Grade("C");
    public static final Grade D = new Grade("D");
    public static final Grade E = new Grade("E");

    public Grade {
        if (letter == null || letter.length() != 1 || letter.charAt(0) < 'A' || letter.charAt(0) > 'Z') {
            throw new IllegalArgumentException("a grade is one capital letter: " + letter);
        }
    }

    public static Grade of(String letter) {
        return new Grade(letter);
    }

    @Override
    public String toString() {
        return letter;
    }
}
