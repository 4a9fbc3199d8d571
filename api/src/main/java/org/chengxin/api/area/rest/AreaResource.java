package org.chengxin.api.area.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.security.Open;
import org.chengxin.core.subject.Areas;

@Path("/areas")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AreaResource {

    record AreaAnswer(String code, String name, String level, String parent) {
        static AreaAnswer of(Areas.Area area) {
            return new AreaAnswer(
                    area.code().value(),
                    area.name(),
                    area.level().name().toLowerCase(Locale.ROOT),
                    area.parent() == null ? null : area.parent().value());
        }
    }

    @GET
    @Open
    public Page<AreaAnswer> listAreas() {
        return Page.whole(Areas.region().all().stream().map(AreaAnswer::of).toList());
    }
}
