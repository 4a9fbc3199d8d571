package org.chengxin.bench.baseline;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Plain reads and a plain write that the service's are compared with; deployed beside it for a benchmark and never otherwise. */
@ApplicationPath("/")
public class BaselineApplication extends Application {}
