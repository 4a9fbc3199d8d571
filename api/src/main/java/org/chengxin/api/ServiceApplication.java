package org.chengxin.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** All of the service's REST operations stand under one path that names the version of the contract. */
@ApplicationPath("/api/v1")
public class ServiceApplication extends Application {}
