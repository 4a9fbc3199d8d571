package org.chengxin.verify;

/**
 * Something kept that does not fit.
 *
 * @param part what kind of thing it is
 * @param id its number
 * @param why what does not fit; never what it says
 */
public record Misfit(Part part, long id, String why) {

    /** What can fail to fit. */
    public enum Part {
        LINK("audit link"),
        ENTRY("audit entry"),
        HEAD("audit head"),
        EVALUATION("evaluation"),
        CLOSING("closed period");

        private final String title;

        Part(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    @Override
    public String toString() {
        return part.title() + " " + id + ": " + why;
    }
}
