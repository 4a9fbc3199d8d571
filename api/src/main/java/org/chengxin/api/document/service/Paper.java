package org.chengxin.api.document.service;

import java.util.List;

/**
 * What a document says, whatever form it takes.
 *
 * @param author the office
 */
record Paper(String title, String number, String author, List<Block> blocks) {

    Paper {
        blocks = List.copyOf(blocks);
    }

    /** What part of a document a block is. */
    enum Form {
        TITLE,
        /** The document's number, or another's that it goes with. */
        REFERENCE,
        ADDRESSEE,
        PARAGRAPH,
        /** One of a list. */
        ITEM,
        SIGNATURE,
        NOTE
    }

    record Block(Form form, String text) {}
}
