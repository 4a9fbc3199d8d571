/** Shows that what the service has kept is what it wrote: the chain of the audit trail, and every evaluation made again. */
package org.chengxin.verify;
