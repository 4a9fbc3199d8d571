package org.chengxin.bench.baseline;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Two answers that the service's are compared with; deployed beside it for a benchmark and never otherwise. */
@ApplicationPath("/")
public class BaselineApplication extends Application {}
