package org.chengxin.core.sector;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengxin.core.catalogue.Catalogue;
import org.chengxin.core.catalogue.Category;
import org.chengxin.core.disclosure.Disclosure;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.Line;
import org.chengxin.core.evaluation.Status;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.Listing;
import org.chengxin.core.file.PriorGrade;
import org.chengxin.core.file.Standing;
import org.chengxin.core.json.EvaluationWriter;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.law.GeneralLaw;
import org.chengxin.core.law.Grade;
import org.chengxin.core.law.GradeMeaning;
import org.chengxin.core.law.Language;
import org.chengxin.core.law.Measure;
import org.chengxin.core.law.Points;
import org.chengxin.core.law.Provision;
import org.chengxin.core.law.ProvisionCode;
import org.chengxin.core.law.Rule;
import org.chengxin.core.law.RuleBook;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.law.Text;
import org.chengxin.core.sector.GeneratedFiles.Outcome;
import org.chengxin.core.sector.GeneratedFiles.Sample;
import org.chengxin.core.subject.SubjectKind;
import org.chengxin.core.subject.SubjectStatus;
import org.junit.jupiter.api.Test;

/**
 * What every sector plugin keeps to, also one made elsewhere: extend it, name the plugin, run it.
 *
 * <pre>{@code
 * class MiningContractTest extends SectorPluginContract {
 *     @Override
 *     protected SectorPlugin plugin() {
 *         return new MiningSector();
 *     }
 * }
 * }</pre>
 *
 * <p>The files that it is tried with are generated from the plugin's own record types, provisions and roles, by a fixed seed. It
 * holds what is true of every sector; what the sector's law says is for the sector's own tests.
 */
public abstract class SectorPluginContract {

    private static final long SEED = 36_000L;
    private static final int FILES = 40;
    private static final int FILES_OVER_TIME = 12;
    private static final int THREADS = 4;
    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern OPEN_PLACE = Pattern.compile("\\{\\d}");
    private static final SectorId ANOTHER = SectorId.of("another-sector");

    /** A plugin, made by its public constructor. */
    protected abstract SectorPlugin plugin();

    /** Where {@code META-INF/services} names the plugin; the plugin's own class loader unless overridden. */
    protected ClassLoader classLoader() {
        return plugin().getClass().getClassLoader();
    }

    /**
     * What an empty file may come to. A sector that grades whoever has no record at all says so here; that grade must be its
     * best, since no adverse effect comes without a clause.
     */
    protected Set<Status> statusesOfAnEmptyFile() {
        return EnumSet.of(Status.UNGRADED, Status.EXCLUDED);
    }

    /**
     * Facts that generated records get besides those that follow from their type, as JSON values; needed only where the plugin's
     * own check asks for more than a record type can say.
     *
     * @param provision null for a record without one
     */
    protected Map<String, Object> facts(RecordType type, ProvisionCode provision) {
        return Map.of();
    }

    // What the plugin says of itself.

    @Test
    void saysTheSameEachTimeItIsAsked() {
        SectorPlugin plugin = plugin();
        SectorPlugin twin = plugin();
        for (Function<SectorPlugin, Object> question : List.<Function<SectorPlugin, Object>>of(
                SectorPlugin::id,
                SectorPlugin::name,
                SectorPlugin::legalStatus,
                SectorPlugin::periods,
                SectorPlugin::readsPriorGrades,
                SectorPlugin::roles,
                SectorPlugin::recordTypes,
                SectorPlugin::categories)) {
            assertThat(question.apply(plugin))
                    .isNotNull()
                    .isEqualTo(question.apply(plugin))
                    .isEqualTo(question.apply(twin));
        }
    }

    @Test
    void nameIsInBothLanguages() {
        assertInBothLanguages("name", plugin().name());
    }

    @Test
    void serviceLoaderFindsThePlugin() {
        assertThat(ServiceLoader.load(SectorPlugin.class, classLoader()).stream()
                        .map(provider -> provider.type().getName()))
                .as("plugins that META-INF/services names")
                .contains(plugin().getClass().getName());
        String id = plugin().id().value();
        assertThat(SectorRegistry.load(classLoader(), List.of(id)).find(id)).isPresent();
    }

    @Test
    void rolesHaveUniqueCodesAndNames() {
        List<Role> roles = plugin().roles();
        assertCodes("roles", roles.stream().map(Role::code).toList());
        roles.forEach(role -> assertInBothLanguages("role " + role.code(), role.title()));
    }

    @Test
    void recordTypesHaveUniqueCodesAndNames() {
        List<RecordType> types = plugin().recordTypes();
        assertCodes("record types", types.stream().map(RecordType::type).toList());
        for (RecordType type : types) {
            assertInBothLanguages("record type " + type.type(), type.title());
            assertThat(type.facts().stream().map(FactType::name))
                    .as("facts of " + type.type())
                    .doesNotHaveDuplicates()
                    .allMatch(name -> name.matches("[a-z][A-Za-z0-9]*"));
            type.facts().forEach(fact -> assertInBothLanguages("fact " + fact.name(), fact.title()));
        }
    }

    @Test
    void readsLicencesLikeEverySector() {
        assertThat(plugin().recordType("licence")).contains(RecordType.licence());
    }

    /** The published catalogue has each category once, whichever sectors a service has. */
    @Test
    void categoriesHaveCodesOfTheirOwn() {
        List<String> codes = plugin().categories().stream().map(Category::code).toList();
        assertThat(codes).as("categories").doesNotHaveDuplicates();
        assertThat(codes)
                .as("categories of the general part")
                .noneMatch(code -> Catalogue.general().find(code).isPresent());
    }

    // Its law.

    @Test
    void ruleSetsAreNamedAfterTheSectorAndTheirFirstDay() {
        RuleBook book = plugin().ruleBook();
        assertThat(book.ruleSets()).isNotEmpty();
        LocalDate before = LocalDate.MIN;
        for (RuleSet ruleSet : book.ruleSets()) {
            assertThat(ruleSet.id()).isEqualTo(plugin().id() + "-" + ruleSet.from());
            assertThat(ruleSet.hash()).matches(HASH);
            assertThat(ruleSet.from()).as(ruleSet.id()).isAfter(before);
            assertThat(book.on(ruleSet.from())).containsSame(ruleSet);
            before = ruleSet.until() == null ? LocalDate.MAX : ruleSet.until();
        }
        assertThat(book.on(book.start().minusDays(1))).isEmpty();
    }

    @Test
    void gradeScaleGoesFromTheBestDown() {
        for (RuleSet ruleSet : plugin().ruleBook().ruleSets()) {
            List<String> letters = ruleSet.gradeScale().stream()
                    .map(step -> step.grade().letter())
                    .toList();
            assertThat(letters)
                    .as("grade scale of " + ruleSet)
                    .isNotEmpty()
                    .isEqualTo(new ArrayList<>(new TreeSet<>(letters)));
            for (GradeMeaning step : ruleSet.gradeScale()) {
                assertInBothLanguages("grade " + step.grade(), step.meaning());
                assertThat(step.citation())
                        .as("citation of grade " + step.grade())
                        .isNotNull();
            }
        }
    }

    @Test
    void everyRowOfTheLawHasItsWordsAndItsCitation() {
        for (RuleSet ruleSet : plugin().ruleBook().ruleSets()) {
            for (Provision row : ruleSet.provisions()) {
                assertThat(row.text()).as("words of provision " + row.code()).isNotBlank();
                assertThat(row.citation().text())
                        .as("citation of provision " + row.code())
                        .isNotBlank();
                if (row.points() instanceof Points.Fixed fixed) {
                    assertThat(fixed.value()).as("points of " + row.code()).isNotZero();
                }
            }
            for (Rule rule : ruleSet.rules()) {
                assertThat(rule.text().zh()).as("words of rule " + rule.code()).isNotBlank();
                assertThat(rule.citation().text())
                        .as("citation of rule " + rule.code())
                        .isNotBlank();
            }
            for (Measure measure : ruleSet.measures()) {
                assertThat(measure.text())
                        .as("words of measure " + measure.code())
                        .isNotBlank();
                assertThat(measure.citation().text())
                        .as("citation of measure " + measure.code())
                        .isNotBlank();
            }
        }
    }

    @Test
    void theLawNamesOnlyWhatThereIs() {
        Set<String> roles = plugin().roles().stream().map(Role::code).collect(Collectors.toSet());
        Set<String> kinds =
                Arrays.stream(SubjectKind.values()).map(SubjectKind::code).collect(Collectors.toSet());
        Set<String> lists = Arrays.stream(ListKind.values()).map(ListKind::code).collect(Collectors.toSet());
        Set<ProvisionCode> provisions = new HashSet<>();
        for (RuleSet ruleSet : plugin().ruleBook().ruleSets()) {
            Set<Grade> scale =
                    ruleSet.gradeScale().stream().map(GradeMeaning::grade).collect(Collectors.toSet());
            ruleSet.provisions().forEach(row -> provisions.add(row.code()));
            assertThat(ruleSet.measures().stream().map(Measure::code))
                    .as("measures of " + ruleSet)
                    .doesNotHaveDuplicates();
            for (Measure measure : ruleSet.measures()) {
                assertThat(scale).as("grades of measure " + measure.code()).containsAll(measure.grades());
                assertThat(lists).as("lists of measure " + measure.code()).containsAll(measure.lists());
                assertThat(roles).as("roles of measure " + measure.code()).containsAll(measure.roles());
                assertThat(kinds).as("kinds of measure " + measure.code()).containsAll(measure.subjectKinds());
            }
            for (Rule rule : ruleSet.rules()) {
                assertThat(rule.grade() == null || scale.contains(rule.grade()))
                        .as("grade of rule " + rule.code())
                        .isTrue();
            }
        }
        for (RecordType type : plugin().recordTypes()) {
            for (FactType fact : type.facts()) {
                assertThat(provisions)
                        .as("provisions that ask for " + fact.name())
                        .containsAll(fact.requiredFor());
            }
        }
    }

    @Test
    void everyRuleSetCompiles() {
        for (RuleSet ruleSet : plugin().ruleBook().ruleSets()) {
            assertThat(plugin().compile(ruleSet)).as(ruleSet.id()).isNotNull();
        }
    }

    /** To try an amendment, a rule set is compiled whose points are others. */
    @Test
    void aRuleSetWithOtherPointsCompilesAndEvaluates() {
        GeneratedFiles generated = generated();
        for (RuleSet ruleSet : plugin().ruleBook().ruleSets()) {
            List<Provision> doubled = ruleSet.provisions().stream()
                    .map(SectorPluginContract::doubled)
                    .toList();
            RuleSet amended = RuleBook.of(
                            plugin().id().value(),
                            doubled,
                            List.copyOf(ruleSet.rules()),
                            ruleSet.measures(),
                            ruleSet.gradeScale())
                    .on(ruleSet.from())
                    .orElseThrow();
            boolean changes = ruleSet.provisions().stream().anyMatch(row -> row.points() instanceof Points.Fixed);
            assertThat(amended.hash().equals(ruleSet.hash()))
                    .as("the hash stays the same")
                    .isEqualTo(!changes);
            Evaluator evaluator = plugin().compile(amended);
            for (Role role : plugin().roles()) {
                CreditFile file = file(role, SubjectKind.LEGAL_PERSON, generated.pool(role.code(), ruleSet));
                assertThat(evaluator.evaluate(file, ruleSet.from()).ruleSet()).isSameAs(amended);
            }
        }
    }

    /** Law and answers are the same in another Java machine, in which sets and maps are walked in another order. */
    @Test
    void lawAndAnswersAreTheSameInAnotherJavaMachine() throws Exception {
        assertThat(Fingerprint.elsewhere(this)).isEqualTo(Fingerprint.of(this));
    }

    // Its records.

    @Test
    void schemasOfRecordTypesAreJsonSchema() {
        for (RecordType type : plugin().recordTypes()) {
            for (Language language : Language.values()) {
                assertThat(SchemaAgreement.faultsOf(type, language))
                        .as(type.type())
                        .isEmpty();
                assertThat(type.schema(language))
                        .containsEntry("$schema", "https://json-schema.org/draft/2020-12/schema");
            }
        }
    }

    @Test
    void schemasTakeExactlyWhatTheReaderTakes() {
        SchemaAgreement agreement = new SchemaAgreement(plugin());
        for (RuleSet ruleSet : plugin().ruleBook().ruleSets()) {
            plugin().recordTypes().forEach(type -> agreement.compare(type, ruleSet));
        }
        assertThat(agreement.disagreements()).isEmpty();
        assertThat(agreement.tried()).isGreaterThan(plugin().recordTypes().size());
    }

    /** Each type and each provision can be entered for somebody; one that cannot says that it is derived. */
    @Test
    void everyRecordTypeAndProvisionCanBeEntered() {
        GeneratedFiles generated = generated();
        for (RuleSet ruleSet : plugin().ruleBook().ruleSets()) {
            Set<String> types = new HashSet<>();
            Set<ProvisionCode> provisions = new HashSet<>();
            Map<ProvisionCode, Set<String>> refusals = new LinkedHashMap<>();
            for (Role role : plugin().roles()) {
                boolean any = false;
                for (Outcome outcome : generated.outcomes(role.code(), ruleSet)) {
                    any |= !outcome.taken().isEmpty();
                    if (!outcome.taken().isEmpty()) {
                        types.add(outcome.type().type());
                        provisions.add(outcome.provision());
                    }
                    if (outcome.provision() != null) {
                        Set<String> why = refusals.computeIfAbsent(outcome.provision(), code -> new TreeSet<>());
                        outcome.refused()
                                .forEach(fault -> why.add(
                                        fault.pointer() + " " + fault.code().code()));
                    }
                }
                assertThat(any)
                        .as("somebody in the role " + role.code() + " can have a record")
                        .isTrue();
            }
            assertThat(types)
                    .as("record types that can be entered")
                    .containsAll(plugin().recordTypes().stream()
                            .map(RecordType::type)
                            .toList());
            refusals.keySet().removeAll(provisions);
            refusals.forEach((code, why) -> assertThat(why)
                    .as("why " + code + " is never taken")
                    .contains("/records/0/provision " + FaultCode.PROVISION_DERIVED.code()));
        }
    }

    /** What leaves a record out of the file is something that it says of its decision, never silence. */
    @Test
    void aRecordThatSaysNothingOfItsDecisionCounts() {
        for (RuleSet ruleSet : plugin().ruleBook().ruleSets()) {
            for (LocalDate day : generated().daysOf(ruleSet)) {
                assertThat(plugin().counts(Standing.SILENT, day))
                        .as("on " + day)
                        .isTrue();
            }
        }
    }

    // Its evaluations.

    @Test
    void anEmptyFileIsNeverGradedDownwards() {
        Sector sector = new Sector(plugin());
        for (RuleSet ruleSet : plugin().ruleBook().ruleSets()) {
            for (Role role : plugin().roles()) {
                for (SubjectKind kind : SubjectKind.values()) {
                    for (LocalDate asOf : generated().daysOf(ruleSet)) {
                        Evaluation answer = sector.evaluate(file(role, kind, List.of()), asOf);
                        assertThat(answer.status()).isIn(statusesOfAnEmptyFile());
                        if (answer.grade() != null) {
                            assertThat(answer.grade())
                                    .isEqualTo(ruleSet.gradeScale().get(0).grade());
                        }
                        assertThat(answer.lines()).isEmpty();
                        assertThat(answer.lists()).isEmpty();
                    }
                }
            }
        }
    }

    @Test
    void everyAnswerIsWholeAndCites() {
        GeneratedFiles generated = generated();
        List<Sample> samples = generated.samples(FILES, false);
        assertThat(samples).as("generated files").hasSizeGreaterThanOrEqualTo(FILES);
        for (Sample sample : samples) {
            Evaluation answer = generated.sector().evaluate(sample.file(), sample.asOf());
            RuleSet ruleSet = plugin().ruleBook().on(sample.asOf()).orElseThrow();
            assertThat(answer.sector()).isEqualTo(plugin().id());
            assertThat(answer.asOf()).isEqualTo(sample.asOf());
            assertThat(answer.ruleSet().id()).isEqualTo(ruleSet.id());
            assertThat(Optional.ofNullable(answer.period()))
                    .isEqualTo(plugin().periods().periodOf(sample.asOf()));
            assertThat(answer.grade() != null).isEqualTo(answer.status() == Status.GRADED);
            if (answer.grade() != null) {
                assertThat(ruleSet.hasGrade(answer.grade().letter())).isTrue();
            }
            assertThat(answer.missing().isEmpty())
                    .as("what is missing is said exactly of who is not graded: " + answer)
                    .isEqualTo(answer.status() != Status.UNGRADED);
            boolean outside = sample.file().status() == SubjectStatus.DISSOLVED
                    || !plugin().role(sample.file().role()).orElseThrow().graded();
            if (outside) {
                assertThat(answer.status())
                        .as("who no longer exists, or is in no graded role")
                        .isEqualTo(Status.EXCLUDED);
            }
            if (answer.status() == Status.EXCLUDED) {
                assertThat(answer.score())
                        .as("score of who is excluded (reading P12)")
                        .isNull();
            }
            assertLines(sample, answer, ruleSet);
            assertTexts(answer);
            Set<Measure> known = new HashSet<>(GeneralLaw.measures());
            known.addAll(ruleSet.measures());
            assertThat(known).containsAll(answer.measures());
        }
    }

    private static void assertLines(Sample sample, Evaluation answer, RuleSet ruleSet) {
        Map<String, CreditRecord> records = new HashMap<>();
        List<String> order = new ArrayList<>();
        for (CreditRecord record : sample.file().records()) {
            records.put(record.id(), record);
            order.add(record.id());
        }
        int last = 0;
        for (Line line : answer.lines()) {
            assertThat(records).as("a line is of a record of the file").containsKey(line.record());
            assertThat(records.get(line.record()).knownBy(sample.asOf()))
                    .as("a record decided after " + sample.asOf() + " has no line (reading T7): " + line)
                    .isTrue();
            assertThat(order.indexOf(line.record()))
                    .as("lines are in the order of the file")
                    .isGreaterThanOrEqualTo(last);
            last = order.indexOf(line.record());
            assertThat(ruleSet.provision(line.provision()))
                    .as("provision of " + line)
                    .isPresent();
            if (!line.counted()) {
                assertThat(line.points())
                        .as("points of a line that does not count (reading P12): " + line)
                        .isZero();
            }
        }
    }

    /** Every citation has words, and no sentence has a place that nothing was put into. */
    private static void assertTexts(Evaluation answer) {
        Stream.of(
                        answer.lines().stream().map(Line::citation),
                        answer.conditions().stream().map(condition -> condition.citation()),
                        answer.lists().stream().map(effect -> effect.citation()),
                        answer.flags().stream().map(flag -> flag.citation()),
                        answer.measures().stream().map(Measure::citation),
                        answer.missing().stream().map(missing -> missing.citation()))
                .flatMap(Function.identity())
                .forEach(citation -> assertThat(citation.text()).isNotBlank());
        for (Language language : Language.values()) {
            Stream.of(
                            answer.lines().stream().map(line -> line.why().in(language)),
                            answer.conditions().stream()
                                    .map(condition -> condition.text().in(language)),
                            answer.flags().stream().map(flag -> flag.why().in(language)),
                            answer.missing().stream()
                                    .map(missing -> missing.text().in(language)))
                    .flatMap(Function.identity())
                    .forEach(text -> assertThat(text).isNotBlank().doesNotContainPattern(OPEN_PLACE));
        }
    }

    @Test
    void everyRoleAndKindIsAnsweredOnEveryDay() {
        GeneratedFiles generated = generated();
        for (RuleSet ruleSet : plugin().ruleBook().ruleSets()) {
            for (Role role : plugin().roles()) {
                List<CreditRecord> pool = generated.pool(role.code(), ruleSet);
                for (SubjectKind kind : SubjectKind.values()) {
                    for (LocalDate asOf : generated.daysOf(ruleSet)) {
                        assertThat(generated.sector().evaluate(file(role, kind, pool), asOf))
                                .isNotNull();
                    }
                }
            }
        }
    }

    @Test
    void theSameFileAndDayGiveTheSameBytes() {
        GeneratedFiles generated = generated();
        Sector other = new Sector(plugin());
        for (Sample sample : generated.samples(FILES, false)) {
            for (Language language : Language.values()) {
                byte[] bytes =
                        EvaluationWriter.bytes(generated.sector().evaluate(sample.file(), sample.asOf()), language);
                assertThat(EvaluationWriter.bytes(other.evaluate(sample.file(), sample.asOf()), language))
                        .isEqualTo(bytes);
                assertReadsBack(bytes);
            }
        }
    }

    private static void assertReadsBack(byte[] bytes) {
        Faults faults = new Faults();
        Object answer = JsonInput.read(bytes, faults);
        assertThat(faults.list()).as(new String(bytes, StandardCharsets.UTF_8)).isEmpty();
        assertThat(((Map<?, ?>) answer).keySet().stream().map(String::valueOf))
                .as("members that every answer has")
                .contains(
                        "sector",
                        "asOf",
                        "ruleSet",
                        "status",
                        "lines",
                        "conditions",
                        "lists",
                        "flags",
                        "measures",
                        "missing");
    }

    @Test
    void manyThreadsGetTheSameAnswers() throws Exception {
        GeneratedFiles generated = generated();
        List<Sample> samples = generated.samples(FILES, false);
        Sector shared = new Sector(plugin());
        List<String> alone = answers(new Sector(plugin()), samples);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<List<String>>> tasks = Collections.nCopies(THREADS, () -> answers(shared, samples));
            for (Future<List<String>> answers : threads.invokeAll(tasks)) {
                assertThat(answers.get()).isEqualTo(alone);
            }
        }
    }

    private static List<String> answers(Sector sector, List<Sample> samples) {
        return samples.stream()
                .map(sample -> sector.evaluate(sample.file(), sample.asOf()))
                .map(answer -> new String(EvaluationWriter.bytes(answer, Language.ZH), StandardCharsets.UTF_8))
                .toList();
    }

    /** Where no record can silence another by a tie, each record's line is the same in whatever order the days stand. */
    @Test
    void theOrderOfRecordsOfDifferentDaysDoesNotMatter() {
        GeneratedFiles generated = generated();
        Random random = new Random(SEED);
        for (Sample sample : generated.samples(FILES, true)) {
            Evaluation one = generated.sector().evaluate(sample.file(), sample.asOf());
            Evaluation other = generated
                    .sector()
                    .evaluate(withRecords(sample.file(), reordered(sample.file().records(), random)), sample.asOf());
            assertThat(withLines(other, List.of())).isEqualTo(withLines(one, List.of()));
            assertThat(other.lines()).containsExactlyInAnyOrderElementsOf(one.lines());
        }
    }

    /** Within an act the first of equal points counts (reading P2), so which line counts may change, but nothing that follows. */
    @Test
    void theOrderOfRecordsOfOneActChangesNoGrade() {
        GeneratedFiles generated = generated();
        Random random = new Random(SEED);
        for (Sample sample : generated.samples(FILES, false)) {
            Evaluation one = generated.sector().evaluate(sample.file(), sample.asOf());
            Evaluation other = generated
                    .sector()
                    .evaluate(withRecords(sample.file(), reordered(sample.file().records(), random)), sample.asOf());
            assertThat(withLines(other, List.of())).isEqualTo(withLines(one, List.of()));
            assertThat(sum(other)).isEqualByComparingTo(sum(one));
        }
    }

    /** A list of another sector changes nothing, but for the measures that the law attaches to it. */
    @Test
    void listsOfOtherSectorsChangeOnlyTheMeasuresMeantForThem() {
        GeneratedFiles generated = generated();
        for (Sample sample : generated.samples(FILES, false)) {
            Evaluation one = generated.sector().evaluate(sample.file(), sample.asOf());
            for (ListKind list : ListKind.values()) {
                List<Listing> listings = new ArrayList<>(sample.file().listings());
                listings.add(new Listing(list, ANOTHER, LocalDate.of(2000, 1, 1), null));
                Evaluation other = generated.sector().evaluate(withListings(sample.file(), listings), sample.asOf());
                assertThat(withMeasures(other, List.of())).isEqualTo(withMeasures(one, List.of()));
                assertThat(other.measures()).containsAll(one.measures());
                List<Measure> more = new ArrayList<>(other.measures());
                more.removeAll(one.measures());
                assertThat(more).allMatch(Measure::foreignListing);
            }
        }
    }

    /** A sector that says so is never given them. */
    @Test
    void whoReadsNoPriorGradesAnswersTheSameWithoutThem() {
        if (plugin().readsPriorGrades()) {
            return;
        }
        GeneratedFiles generated = generated();
        for (Sample sample : generated.samples(FILES, false)) {
            CreditFile without = withPriorGrades(sample.file(), List.of());
            assertThat(generated.sector().evaluate(without, sample.asOf()))
                    .isEqualTo(generated.sector().evaluate(sample.file(), sample.asOf()));
            for (CreditRecord record : sample.file().records()) {
                assertThat(plugin().disclosure(record, without, sample.asOf()))
                        .isEqualTo(plugin().disclosure(record, sample.file(), sample.asOf()));
            }
        }
    }

    /** Whoever looks ahead skips the days that are not named, so nothing may turn on one of them. */
    @Test
    void betweenTheDaysThatAreNamedNothingTurns() {
        GeneratedFiles generated = generated();
        for (Sample sample : generated.samples(FILES_OVER_TIME, false)) {
            CreditFile fewer = withoutSomeAdverse(sample.file());
            LocalDate start = plugin().ruleBook().start();
            LocalDate until = sample.asOf().plusYears(3);
            LocalDate from = sample.asOf().minusYears(3).isBefore(start)
                    ? start
                    : sample.asOf().minusYears(3);
            Set<LocalDate> named = generated.sector().turns(sample.file(), from, until).stream()
                    .map(Turn::on)
                    .collect(Collectors.toSet());
            for (CreditFile file : List.of(sample.file(), fewer)) {
                assertNothingTurnsBut(named, file, from, until, generated.sector());
            }
        }
    }

    private static void assertNothingTurnsBut(
            Set<LocalDate> named, CreditFile file, LocalDate from, LocalDate until, Sector sector) {
        Evaluation before = sector.evaluate(file, from);
        for (LocalDate day = from.plusDays(1); !day.isAfter(until); day = day.plusDays(1)) {
            if (sector.ruleSetOn(day).isEmpty()) {
                return;
            }
            Evaluation today = sector.evaluate(file, day);
            if (!named.contains(day)) {
                assertThat(onDayOf(before, today))
                        .as("the evaluation of " + day + " beside the one before")
                        .isEqualTo(today);
            }
            before = today;
        }
    }

    private CreditFile withoutSomeAdverse(CreditFile file) {
        List<CreditRecord> left = new ArrayList<>();
        for (int i = 0; i < file.records().size(); i++) {
            CreditRecord record = file.records().get(i);
            boolean adverse =
                    plugin().recordType(record.type()).orElseThrow().category() == RecordType.Category.ADVERSE;
            if (!adverse || i % 3 == 0) {
                left.add(record);
            }
        }
        return withRecords(file, left);
    }

    private static Evaluation onDayOf(Evaluation answer, Evaluation other) {
        return new Evaluation(
                answer.sector(),
                other.asOf(),
                other.period(),
                answer.ruleSet(),
                answer.status(),
                answer.grade(),
                answer.score(),
                answer.lines(),
                answer.conditions(),
                answer.lists(),
                answer.flags(),
                answer.measures(),
                answer.missing());
    }

    // Its disclosure.

    @Test
    void disclosureNeverStartsBeforeTheDecision() {
        GeneratedFiles generated = generated();
        SectorPlugin plugin = plugin();
        for (Sample sample : generated.samples(FILES, false)) {
            for (LocalDate asOf : List.of(
                    sample.asOf(),
                    plugin.ruleBook().start().minusYears(1),
                    sample.asOf().plusYears(20))) {
                for (CreditRecord record : sample.file().records()) {
                    Optional<Disclosure> disclosure = plugin.disclosure(record, sample.file(), asOf);
                    assertThat(plugin.disclosure(record, sample.file(), asOf)).isEqualTo(disclosure);
                    disclosure.ifPresent(period -> assertDisclosure(record, period));
                    if (Boolean.FALSE.equals(record.disclosable())) {
                        assertThat(disclosure)
                                .as("a record that is not public: " + record)
                                .isEmpty();
                    }
                }
            }
        }
    }

    private void assertDisclosure(CreditRecord record, Disclosure period) {
        assertThat(period.from()).as("first day of " + record).isAfterOrEqualTo(record.decidedOn());
        assertThat(period.ground().text()).isNotBlank();
        if (period.until() != null) {
            assertThat(period.until()).as("last day of " + record).isAfterOrEqualTo(period.from());
        }
        boolean adverse = plugin().recordType(record.type()).orElseThrow().category() == RecordType.Category.ADVERSE;
        if (adverse && record.repairedOn() != null) {
            assertThat(period.holdsOn(record.repairedOn()))
                    .as("repair ends publication: " + record)
                    .isFalse();
        }
    }

    /** Adverse information leaves the living records only when it counts no more (reading D8). */
    @Test
    void whatCountsIsKept() {
        GeneratedFiles generated = generated();
        for (Sample sample : generated.samples(FILES, false)) {
            Map<String, CreditRecord> records = new HashMap<>();
            sample.file().records().forEach(record -> records.put(record.id(), record));
            for (Line line :
                    generated.sector().evaluate(sample.file(), sample.asOf()).lines()) {
                if (line.counted()) {
                    CreditRecord record = records.get(line.record());
                    assertThat(generated.sector().keptUntil(record, sample.file(), sample.asOf()))
                            .as("last day of " + record)
                            .matches(last -> last.isEmpty() || !last.get().isBefore(sample.asOf()));
                }
            }
        }
    }

    /** What is erased or archived has long stopped counting, so an evaluation does not change when it goes (reading D8). */
    @Test
    void whatIsKeptNoMoreChangesNothing() {
        GeneratedFiles generated = generated();
        for (Sample sample : generated.samples(FILES, false)) {
            List<CreditRecord> left = sample.file().records().stream()
                    .filter(record -> generated
                            .sector()
                            .keptUntil(record, sample.file(), sample.asOf())
                            .filter(sample.asOf()::isAfter)
                            .isEmpty())
                    .toList();
            Evaluation one = generated.sector().evaluate(sample.file(), sample.asOf());
            Evaluation other = generated.sector().evaluate(withRecords(sample.file(), left), sample.asOf());
            assertThat(withLines(other, counted(other))).isEqualTo(withLines(one, counted(one)));
        }
    }

    private static List<Line> counted(Evaluation answer) {
        return answer.lines().stream().filter(Line::counted).toList();
    }

    // Helpers.

    private GeneratedFiles generated() {
        return new GeneratedFiles(this, SEED);
    }

    private static CreditFile file(Role role, SubjectKind kind, List<CreditRecord> records) {
        return new CreditFile(kind, role.code(), SubjectStatus.ACTIVE, List.of(), List.of(), records);
    }

    private static CreditFile withRecords(CreditFile file, List<CreditRecord> records) {
        return new CreditFile(file.kind(), file.role(), file.status(), file.priorGrades(), file.listings(), records);
    }

    private static CreditFile withPriorGrades(CreditFile file, List<PriorGrade> priorGrades) {
        return new CreditFile(file.kind(), file.role(), file.status(), priorGrades, file.listings(), file.records());
    }

    private static CreditFile withListings(CreditFile file, List<Listing> listings) {
        return new CreditFile(file.kind(), file.role(), file.status(), file.priorGrades(), listings, file.records());
    }

    private static Evaluation withLines(Evaluation answer, List<Line> lines) {
        return new Evaluation(
                answer.sector(),
                answer.asOf(),
                answer.period(),
                answer.ruleSet(),
                answer.status(),
                answer.grade(),
                answer.score(),
                lines,
                answer.conditions(),
                answer.lists(),
                answer.flags(),
                answer.measures(),
                answer.missing());
    }

    private static Evaluation withMeasures(Evaluation answer, List<Measure> measures) {
        return new Evaluation(
                answer.sector(),
                answer.asOf(),
                answer.period(),
                answer.ruleSet(),
                answer.status(),
                answer.grade(),
                answer.score(),
                answer.lines(),
                answer.conditions(),
                answer.lists(),
                answer.flags(),
                measures,
                answer.missing());
    }

    /** Another order of the days; records of one day stay in their order, which the rules read (reading T7). */
    private static List<CreditRecord> reordered(List<CreditRecord> records, Random random) {
        List<CreditRecord> shuffled = new ArrayList<>(records);
        Collections.shuffle(shuffled, random);
        Map<LocalDate, List<CreditRecord>> ofDay = new HashMap<>();
        records.forEach(record -> ofDay.computeIfAbsent(record.decidedOn(), day -> new ArrayList<>())
                .add(record));
        List<CreditRecord> reordered = new ArrayList<>();
        shuffled.forEach(record -> reordered.add(ofDay.get(record.decidedOn()).remove(0)));
        return reordered;
    }

    private static BigDecimal sum(Evaluation answer) {
        return answer.lines().stream().map(Line::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Provision doubled(Provision row) {
        Points points = row.points() instanceof Points.Fixed fixed
                ? new Points.Fixed(fixed.value().multiply(BigDecimal.TWO))
                : row.points();
        return new Provision(
                row.code(), row.citation(), row.indicator(), row.text(), points, row.term(), row.attributes());
    }

    private static void assertCodes(String what, Collection<String> codes) {
        assertThat(codes)
                .as(what)
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(code -> CODE.matcher(code).matches());
    }

    private static void assertInBothLanguages(String what, Text text) {
        assertThat(text).as(what).isNotNull();
        assertThat(text.zh()).as(what + " in Chinese").isNotBlank();
        assertThat(text.en()).as(what + " in English").isNotBlank();
    }
}
