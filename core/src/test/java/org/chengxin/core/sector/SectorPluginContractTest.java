package org.chengxin.core.sector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengxin.core.catalogue.Catalogue;
import org.chengxin.core.catalogue.Category;
import org.chengxin.core.disclosure.Disclosure;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.Flag;
import org.chengxin.core.evaluation.Line;
import org.chengxin.core.evaluation.Status;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.Facts;
import org.chengxin.core.file.Standing;
import org.chengxin.core.law.Grade;
import org.chengxin.core.law.GradeMeaning;
import org.chengxin.core.law.Measure;
import org.chengxin.core.law.Points;
import org.chengxin.core.law.Provision;
import org.chengxin.core.law.ProvisionCode;
import org.chengxin.core.law.Reason;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.law.Term;
import org.chengxin.core.law.Text;
import org.chengxin.core.subject.SubjectKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

/** The contract suite is worth what it refuses: each wrong plugin here fails the very test that is meant for it. */
class SectorPluginContractTest {

    private static final AtomicInteger ASKED = new AtomicInteger();

    /** A plugin that is wrong in one point; the suite runs it in a child of this class. */
    abstract static class Wrong extends SectorPluginContract {}

    static Stream<Arguments> wrongPlugins() {
        return Stream.of(
                Arguments.of(ChangesItsName.class, "saysTheSameEachTimeItIsAsked"),
                Arguments.of(HasNoEnglishName.class, "nameIsInBothLanguages"),
                Arguments.of(IsNamedNowhere.class, "serviceLoaderFindsThePlugin"),
                Arguments.of(HasARoleTwice.class, "rolesHaveUniqueCodesAndNames"),
                Arguments.of(HasATypeTwice.class, "recordTypesHaveUniqueCodesAndNames"),
                Arguments.of(KnowsNoLicence.class, "readsLicencesLikeEverySector"),
                Arguments.of(TakesAGeneralCategory.class, "categoriesHaveCodesOfTheirOwn"),
                Arguments.of(CallsItsLawSomethingElse.class, "ruleSetsAreNamedAfterTheSectorAndTheirFirstDay"),
                Arguments.of(HasItsScaleUpsideDown.class, "gradeScaleGoesFromTheBestDown"),
                Arguments.of(HasAProvisionWithoutWords.class, "everyRowOfTheLawHasItsWordsAndItsCitation"),
                Arguments.of(HasAMeasureForNoGrade.class, "theLawNamesOnlyWhatThereIs"),
                Arguments.of(DoesNotCompile.class, "everyRuleSetCompiles"),
                Arguments.of(IgnoresTheRuleSetGiven.class, "aRuleSetWithOtherPointsCompilesAndEvaluates"),
                Arguments.of(NamesItsProcess.class, "lawAndAnswersAreTheSameInAnotherJavaMachine"),
                Arguments.of(HasATextOfNegativeLength.class, "schemasOfRecordTypesAreJsonSchema"),
                Arguments.of(RoundsToTens.class, "schemasTakeExactlyWhatTheReaderTakes"),
                Arguments.of(RefusesEveryProvision.class, "everyRecordTypeAndProvisionCanBeEntered"),
                Arguments.of(CountsOnlyWhatSpeaks.class, "aRecordThatSaysNothingOfItsDecisionCounts"),
                Arguments.of(GradesAnEmptyFileDown.class, "anEmptyFileIsNeverGradedDownwards"),
                Arguments.of(InventsARecord.class, "everyAnswerIsWholeAndCites"),
                Arguments.of(ShowsPointsThatDoNotCount.class, "everyAnswerIsWholeAndCites"),
                Arguments.of(KnowsTheFuture.class, "everyAnswerIsWholeAndCites"),
                Arguments.of(SaysNothingIsMissing.class, "everyAnswerIsWholeAndCites"),
                Arguments.of(LeavesAPlaceOpen.class, "everyAnswerIsWholeAndCites"),
                Arguments.of(GradesGuests.class, "everyAnswerIsWholeAndCites"),
                Arguments.of(FailsForPeople.class, "everyRoleAndKindIsAnsweredOnEveryDay"),
                Arguments.of(CountsItsAnswers.class, "theSameFileAndDayGiveTheSameBytes"),
                Arguments.of(NamesItsThread.class, "manyThreadsGetTheSameAnswers"),
                Arguments.of(LooksAtTheLastRecord.class, "theOrderOfRecordsOfDifferentDaysDoesNotMatter"),
                Arguments.of(LooksAtTheLastRecord.class, "theOrderOfRecordsOfOneActChangesNoGrade"),
                Arguments.of(ReadsListsOfOthers.class, "listsOfOtherSectorsChangeOnlyTheMeasuresMeantForThem"),
                Arguments.of(HidesThatItReadsPriorGrades.class, "whoReadsNoPriorGradesAnswersTheSameWithoutThem"),
                Arguments.of(NamesNoDay.class, "betweenTheDaysThatAreNamedNothingTurns"),
                Arguments.of(PublishesTooEarly.class, "disclosureNeverStartsBeforeTheDecision"),
                Arguments.of(PublishesWhatIsRepaired.class, "disclosureNeverStartsBeforeTheDecision"),
                Arguments.of(CountsForEver.class, "whatCountsIsKept"),
                Arguments.of(CountsForEver.class, "whatIsKeptNoMoreChangesNothing"));
    }

    @ParameterizedTest(name = "{0} fails {1}")
    @MethodSource("wrongPlugins")
    void failsForAWrongPlugin(Class<?> wrong, String test) {
        List<String> failed = run(wrong, test).stream()
                .map(failure -> failure.getTestIdentifier().getLegacyReportingName())
                .toList();
        assertThat(failed).containsExactly(test + "()");
    }

    @Test
    void everyTestOfTheSuiteHasAWrongPlugin() {
        Set<String> tests = Arrays.stream(SectorPluginContract.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(wrongPlugins().map(arguments -> (String) arguments.get()[1]).collect(Collectors.toSet()))
                .isEqualTo(tests);
    }

    /** Runs one test of the suite for a plugin; it has to be found and run. */
    private static List<Failure> run(Class<?> contract, String test) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(contract))
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .filters((org.junit.platform.launcher.PostDiscoveryFilter)
                        descriptor -> org.junit.platform.engine.FilterResult.includedIf(!descriptor.isTest()
                                || descriptor.getLegacyReportingName().equals(test + "()")))
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        assertThat(listener.getSummary().getTestsStartedCount()).isEqualTo(1);
        return listener.getSummary().getFailures();
    }

    static class ChangesItsName extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return new TinySector() {
                @Override
                public Text name() {
                    return Text.of("示例" + ASKED.incrementAndGet(), "tiny");
                }
            };
        }
    }

    static class HasNoEnglishName extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return new TinySector() {
                @Override
                public Text name() {
                    return Text.law("示例");
                }
            };
        }
    }

    static class IsNamedNowhere extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return new TinySector();
        }
    }

    static class HasARoleTwice extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return new TinySector() {
                @Override
                public List<Role> roles() {
                    return twice(super.roles());
                }
            };
        }
    }

    static class HasATypeTwice extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return new TinySector() {
                @Override
                public List<RecordType> recordTypes() {
                    return twice(super.recordTypes());
                }
            };
        }
    }

    static class KnowsNoLicence extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return new TinySector() {
                @Override
                public List<RecordType> recordTypes() {
                    return super.recordTypes().subList(1, 3);
                }
            };
        }
    }

    static class TakesAGeneralCategory extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return new TinySector() {
                @Override
                public List<Category> categories() {
                    return Catalogue.general().categories().subList(0, 1);
                }
            };
        }
    }

    static class CallsItsLawSomethingElse extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return new TinySector() {
                @Override
                String lawName() {
                    return "other";
                }
            };
        }
    }

    static class HasItsScaleUpsideDown extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return new TinySector() {
                @Override
                List<GradeMeaning> gradeScale() {
                    return super.gradeScale().reversed();
                }
            };
        }
    }

    static class HasAProvisionWithoutWords extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return new TinySector() {
                @Override
                List<Provision> provisions() {
                    return List.of(new Provision(
                            LATE, ONE, "", " ", new Points.Fixed(BigDecimal.ONE), new Term(START, null), Map.of()));
                }
            };
        }
    }

    static class HasAMeasureForNoGrade extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return new TinySector() {
                @Override
                List<Measure> measures() {
                    return List.of(new Measure(
                            "T1",
                            ONE,
                            "E",
                            "joint",
                            "示例",
                            null,
                            Set.of(Grade.E),
                            Set.of(),
                            Set.of(),
                            Set.of(),
                            false,
                            new Term(START, null)));
                }
            };
        }
    }

    static class DoesNotCompile extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return new TinySector() {
                @Override
                public Evaluator compile(RuleSet ruleSet) {
                    return null;
                }
            };
        }
    }

    static class IgnoresTheRuleSetGiven extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return new TinySector() {
                @Override
                Evaluation evaluate(RuleSet ruleSet, CreditFile file, LocalDate asOf) {
                    return super.evaluate(ruleBook().ruleSets().get(0), file, asOf);
                }
            };
        }
    }

    /** Stands for every plugin whose answers depend on the machine; the order of a set would, but only most of the time. */
    static class NamesItsProcess extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return flagging(() -> Long.toString(ProcessHandle.current().pid()));
        }
    }

    static class HasATextOfNegativeLength extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return withFact(FactType.words("odd", Text.of("示例", "example"), -1));
        }
    }

    static class RoundsToTens extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return withFact(FactType.number(
                    "odd",
                    Text.of("示例", "example"),
                    new FactType.Value.Decimal(BigDecimal.ZERO, true, new BigDecimal("100"), -1)));
        }
    }

    static class RefusesEveryProvision extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return new TinySector() {
                @Override
                public void check(
                        String type,
                        ProvisionCode provision,
                        Facts facts,
                        String role,
                        RuleSet ruleSet,
                        String pointer,
                        Faults faults) {
                    if (provision != null) {
                        faults.add(pointer + "/provision", FaultCode.PROVISION_WRONG_TABLE);
                    }
                }
            };
        }
    }

    static class CountsOnlyWhatSpeaks extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return new TinySector() {
                @Override
                public boolean counts(Standing standing, LocalDate day) {
                    return standing.isFinalOn(day);
                }
            };
        }
    }

    static class GradesAnEmptyFileDown extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return answering((plain, file) -> file.records().isEmpty() ? rebuilt(plain, Grade.B) : plain);
        }

        @Override
        protected Set<Status> statusesOfAnEmptyFile() {
            return Set.of(Status.values());
        }
    }

    static class InventsARecord extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return answering((plain, file) -> withLine(plain, "no-such-record", BigDecimal.ZERO, false));
        }
    }

    static class ShowsPointsThatDoNotCount extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return answering((plain, file) -> plain.lines().isEmpty()
                    ? plain
                    : withLine(plain, plain.lines().getLast().record(), BigDecimal.ONE, false));
        }
    }

    static class KnowsTheFuture extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return answering((plain, file) -> file.records().isEmpty()
                    ? plain
                    : withLine(plain, file.records().getLast().id(), BigDecimal.ZERO, false));
        }
    }

    static class SaysNothingIsMissing extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return answering((plain, file) -> new Evaluation(
                    plain.sector(),
                    plain.asOf(),
                    plain.period(),
                    plain.ruleSet(),
                    plain.status(),
                    plain.grade(),
                    plain.score(),
                    plain.lines(),
                    plain.conditions(),
                    plain.lists(),
                    plain.flags(),
                    plain.measures(),
                    List.of()));
        }
    }

    static class LeavesAPlaceOpen extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return flagging(() -> "{1}");
        }
    }

    static class GradesGuests extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return answering((plain, file) -> plain.status() == Status.EXCLUDED ? rebuilt(plain, Grade.A) : plain);
        }
    }

    static class FailsForPeople extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return answering((plain, file) -> {
                if (file.kind() == SubjectKind.NATURAL_PERSON) {
                    throw new IllegalStateException("people are not thought of");
                }
                return plain;
            });
        }
    }

    static class CountsItsAnswers extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return flagging(() -> Integer.toString(ASKED.incrementAndGet()));
        }
    }

    static class NamesItsThread extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return flagging(() -> Thread.currentThread().getName());
        }
    }

    static class LooksAtTheLastRecord extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return answering((plain, file) ->
                    plain.grade() != null && file.records().getLast().type().equals("adverse")
                            ? rebuilt(plain, Grade.B)
                            : plain);
        }
    }

    static class ReadsListsOfOthers extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return answering((plain, file) -> file.listings().stream()
                            .allMatch(listing -> listing.sector().equals(TinySector.ID))
                    ? plain
                    : withFlag(plain, "示例"));
        }
    }

    static class CountsForEver extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return answering((plain, file) -> file.records().stream()
                    .filter(record -> record.type().equals("adverse"))
                    .findFirst()
                    .map(record -> withLine(plain, record.id(), BigDecimal.ONE, true))
                    .orElse(plain));
        }
    }

    static class HidesThatItReadsPriorGrades extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return new TinySector() {
                @Override
                public boolean readsPriorGrades() {
                    return false;
                }

                @Override
                Evaluation evaluate(RuleSet ruleSet, CreditFile file, LocalDate asOf) {
                    Evaluation plain = super.evaluate(ruleSet, file, asOf);
                    return file.priorGrades().isEmpty() ? plain : withFlag(plain, "odd");
                }
            };
        }
    }

    static class NamesNoDay extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return new TinySector() {
                @Override
                public Evaluator compile(RuleSet ruleSet) {
                    Evaluator plain = super.compile(ruleSet);
                    return new Evaluator() {
                        @Override
                        public Evaluation evaluate(CreditFile file, LocalDate asOf) {
                            return plain.evaluate(file, asOf);
                        }

                        @Override
                        public List<Turn> turns(CreditFile file, LocalDate after, LocalDate until) {
                            return List.of();
                        }
                    };
                }
            };
        }
    }

    static class PublishesTooEarly extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return new TinySector() {
                @Override
                public Optional<Disclosure> disclosure(CreditRecord record, CreditFile file, LocalDate asOf) {
                    return super.disclosure(record, file, asOf)
                            .map(period -> new Disclosure(period.from().minusDays(1), period.until(), period.ground()));
                }
            };
        }
    }

    static class PublishesWhatIsRepaired extends Wrong {
        @Override
        protected SectorPlugin plugin() {
            return new TinySector() {
                @Override
                public Optional<Disclosure> disclosure(CreditRecord record, CreditFile file, LocalDate asOf) {
                    return super.disclosure(record, file, asOf)
                            .map(period -> new Disclosure(period.from(), null, period.ground()));
                }
            };
        }
    }

    private interface Change {
        Evaluation of(Evaluation plain, CreditFile file);
    }

    private interface Words {
        String next();
    }

    private static SectorPlugin answering(Change change) {
        return new TinySector() {
            @Override
            Evaluation evaluate(RuleSet ruleSet, CreditFile file, LocalDate asOf) {
                return change.of(super.evaluate(ruleSet, file, asOf), file);
            }
        };
    }

    private static SectorPlugin flagging(Words words) {
        return answering((plain, file) -> withFlag(plain, words.next()));
    }

    private static SectorPlugin withFact(FactType fact) {
        return new TinySector() {
            @Override
            public List<RecordType> recordTypes() {
                List<RecordType> types = new ArrayList<>(super.recordTypes());
                types.add(new RecordType(
                        "odd",
                        Text.of("示例", "example"),
                        RecordType.Category.BASIC,
                        RecordType.ProvisionUse.NONE,
                        List.of(fact)));
                return types;
            }
        };
    }

    private static Evaluation withFlag(Evaluation plain, String words) {
        return copy(
                plain,
                plain.lines(),
                List.of(new Flag("odd", TinySector.ONE, Reason.of(Text.law(words)))),
                plain.grade());
    }

    private static Evaluation withLine(Evaluation plain, String record, BigDecimal points, boolean counted) {
        List<Line> lines = new ArrayList<>(plain.lines());
        lines.add(new Line(
                record, TinySector.LATE, TinySector.ONE, points, counted, Reason.of(TinySector.NO_INSPECTION)));
        return copy(plain, lines, plain.flags(), plain.grade());
    }

    private static Evaluation rebuilt(Evaluation plain, Grade grade) {
        return copy(plain, plain.lines(), plain.flags(), grade);
    }

    private static Evaluation copy(Evaluation plain, List<Line> lines, List<Flag> flags, Grade grade) {
        return new Evaluation(
                plain.sector(),
                plain.asOf(),
                plain.period(),
                plain.ruleSet(),
                grade == null ? plain.status() : Status.GRADED,
                grade,
                plain.score(),
                lines,
                plain.conditions(),
                plain.lists(),
                flags,
                plain.measures(),
                grade == null ? plain.missing() : List.of());
    }

    private static <T> List<T> twice(List<T> list) {
        List<T> both = new ArrayList<>(list);
        both.addAll(list);
        return both;
    }
}
