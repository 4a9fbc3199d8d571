/** Starts and stops the whole service: one JVM with the server in it, and beside it the embedded database. */
package org.chengxin.launcher;
