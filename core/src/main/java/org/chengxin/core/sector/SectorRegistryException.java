package org.chengxin.core.sector;

/** The sectors present are not what the service may start with; the message names the class or id. */
public final class SectorRegistryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SectorRegistryException(String message) {
        super(message);
    }

    public SectorRegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
