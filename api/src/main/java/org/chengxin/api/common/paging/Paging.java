package org.chengxin.api.common.paging;

/** The bounds of a page. */
public final class Paging {

    public static final int MOST = 200;
    public static final int USUAL = 20;

    private Paging() {}
}
