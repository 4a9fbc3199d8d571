/** Tests of the whole service, as its users meet it: over HTTP, in a browser, at the command line. */
package org.chengxin.acceptance;
