package org.chengxin.bench.baseline;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import javax.sql.DataSource;

/** One row read by its primary key, one written behind a token, and an answer that never changes. */
@Path("/")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class BaselineResource {

    private static final Row CONSTANT =
            new Row(0, "91150784MA0BENCH00", "虚构矿业有限公司", "150784", "B", BigDecimal.TEN, LocalDate.of(2026, 9, 30));

    @Resource(lookup = BaselineTable.DATA_SOURCE)
    private DataSource dataSource;

    @Inject
    private BaselineToken token;

    /** What is answered, and what is written. */
    public record Row(int id, String code, String name, String area, String grade, BigDecimal score, LocalDate day) {}

    @GET
    @Path("rows/{id}")
    public Row getRow(@PathParam("id") int id) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select id, code, name, area, grade, score, day from bench_row where id = ?")) {
            select.setInt(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new NotFoundException();
                }
                return new Row(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getBigDecimal(6),
                        row.getDate(7).toLocalDate());
            }
        }
    }

    @POST
    @Path("rows")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response addRow(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, Row row) throws SQLException {
        token.require(authorization);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into bench_write (code, name, area, grade, score, day) values (?, ?, ?, ?, ?, ?)"
                                + " returning id")) {
            insert.setString(1, row.code());
            insert.setString(2, row.name());
            insert.setString(3, row.area());
            insert.setString(4, row.grade());
            insert.setBigDecimal(5, row.score());
            insert.setObject(6, row.day());
            try (ResultSet id = insert.executeQuery()) {
                id.next();
                return Response.created(URI.create("rows/" + id.getInt(1)))
                        .entity(row)
                        .build();
            }
        }
    }

    @GET
    @Path("constant")
    public Row getConstant() {
        return CONSTANT;
    }
}
