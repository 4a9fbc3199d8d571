package org.chengxin.api.calendar.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.api.common.language.Languages;
import org.chengxin.api.common.query.QueryInput;
import org.chengxin.api.common.security.Open;
import org.chengxin.core.calendar.Deadline;
import org.chengxin.core.calendar.Length;
import org.chengxin.core.calendar.WorkingCalendar;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.law.Language;

@Path("/calendar")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class CalendarResource {

    /** The units with the longest deadline each takes, about ten years; years up to a hundred. */
    private enum Unit {
        WORKING_DAYS("working-days", 2_500),
        DAYS("days", 3_700),
        MONTHS("months", 1_200),
        YEARS("years", 100);

        private final String code;
        private final int most;

        Unit(String code, int most) {
            this.code = code;
            this.most = most;
        }

        static Optional<Unit> parse(String code) {
            for (Unit unit : values()) {
                if (unit.code.equals(code)) {
                    return Optional.of(unit);
                }
            }
            return Optional.empty();
        }

        Length length(int count) {
            return switch (this) {
                case WORKING_DAYS -> new Length.WorkingDays(count);
                case DAYS -> new Length.Days(count);
                case MONTHS -> new Length.Months(count);
                case YEARS -> new Length.Years(count);
            };
        }
    }

    private static final List<String> UNITS = List.of("working-days", "days", "months", "years");
    private static final LocalDate EARLIEST = LocalDate.of(1949, 10, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    record Due(LocalDate due, boolean provisional, List<Day> counted) {}

    record Day(LocalDate date, boolean counts, String why) {}

    @GET
    @Open
    @Path("/due")
    public Due getDueDate(
            @QueryParam("from") String from,
            @QueryParam("length") String length,
            @QueryParam("unit") String unit,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted,
            @Context HttpServletRequest request) {
        QueryInput input = new QueryInput(request);
        required(input, "from", from);
        required(input, "length", length);
        required(input, "unit", unit);
        Optional<LocalDate> first = input.day("from", from);
        if (first.filter(day -> day.isBefore(EARLIEST) || day.isAfter(LATEST)).isPresent()) {
            input.faults().add("from", FaultCode.VALUE_RANGE, EARLIEST + "–" + LATEST);
        }
        Optional<Unit> known = input.word("unit", unit, Unit::parse, UNITS);
        int count =
                input.whole("length", length, 1, known.map(found -> found.most).orElse(Integer.MAX_VALUE), 1);
        input.finish();
        return answer(
                WorkingCalendar.national()
                        .deadline(first.orElseThrow(), known.orElseThrow().length(count)),
                Languages.of(accepted));
    }

    private static void required(QueryInput input, String name, String value) {
        if (value == null) {
            input.faults().add(name, FaultCode.FIELD_MISSING);
        }
    }

    private static Due answer(Deadline deadline, Language language) {
        return new Due(
                deadline.due(),
                deadline.provisional(),
                deadline.counted().stream()
                        .map(day -> new Day(day.date(), day.counts(), day.why().in(language)))
                        .toList());
    }
}
