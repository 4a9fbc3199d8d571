/** The service killed again and again while it is written to, and what it has acknowledged compared with what it has kept. */
package org.chengxin.acceptance.kill;
