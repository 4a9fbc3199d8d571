package org.chengxin.sample;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengxin.core.subject.Areas.Area;
import org.chengxin.core.subject.Areas.Level;
import org.chengxin.core.subject.SubjectKind;

/**
 * Names that nobody bears: each has one of the {@linkplain #MARKERS marks} in it, so that nobody takes it for a real company or
 * person, and no two are the same.
 */
final class Names {

    /** What makes every name plainly fictitious. */
    static final List<String> MARKERS = List.of("示例", "虚构", "样例");

    private static final List<String> COMPANY_FORMS =
            List.of("有限公司", "有限公司", "有限公司", "有限责任公司", "有限责任公司", "股份有限公司", "集团有限公司");
    private static final List<String> WORKS_FORMS = List.of("（普通合伙）", "（有限合伙）", "（个人独资）");
    private static final String FIRST = "云青沐朔岚晴澄望映曦霁穆锦苍禾润恒启景瑞盛宏嘉泰悦远峻乾和昌翰朗牧塔驼鹿雁松桦榆杉柏";
    private static final String SECOND = "原泽岭川野峰源澜茂丰岩林溪湾洲坪沃陇滩泉垣甸畴";
    private static final String THIRD = "达佳益拓祥裕荣航捷冠腾耀";
    /** Shares no factor with the number of brands, so that stepping by it visits all of them once. */
    private static final int BRAND_STEP = 1103;

    private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗白包康金海敖鲍乌图巴斯云韩齐佟关";
    private static final String STEMS = "甲乙丙丁戊己庚辛壬癸";
    private static final String BRANCHES = "子丑寅卯辰巳午未申酉戌亥";
    private static final int CYCLE = 60;
    private static final int PERSON_STEP = 7919;
    private static final String NUMERALS = "〇一二三四五六七八九";

    private final Map<String, Integer> usedAt = new HashMap<>();
    private int persons;

    /** The next name of an organisation of an area, for example 额尔古纳市虚构草原乳业有限公司. */
    String organisation(Dice dice, SubjectKind kind, Area area, Business business) {
        boolean large = kind == SubjectKind.LEGAL_PERSON && dice.chance(6);
        String place = area.level() == Level.REGION || large ? "内蒙古" : area.name();
        int number = usedAt.merge(place, 1, Integer::sum) - 1;
        String brand = brand(number, place);
        String marker = dice.pick(MARKERS);
        return switch (kind) {
            case LEGAL_PERSON -> company(dice, place, brand, marker, dice.pick(business.companies()));
            case UNINCORPORATED ->
                arranged(dice.below(2), place, brand, marker, dice.pick(business.works())) + dice.pick(WORKS_FORMS);
            case INDIVIDUAL_BUSINESS -> arranged(dice.below(2), place, brand, marker, dice.pick(business.shops()));
            case NATURAL_PERSON -> throw new IllegalArgumentException("a natural person is no organisation");
        };
    }

    private static String company(Dice dice, String place, String brand, String marker, String trade) {
        return arranged(dice.below(4), place, brand, marker, trade) + dice.pick(COMPANY_FORMS);
    }

    private static String arranged(int order, String place, String brand, String marker, String trade) {
        return switch (order) {
            case 0 -> place + marker + brand + trade;
            case 1 -> place + brand + marker + trade;
            case 2 -> place + brand + trade + "（" + marker + "）";
            default -> marker + place + brand + trade;
        };
    }

    /** The brand with a number at a place: no two numbers have the same. */
    private static String brand(int number, String place) {
        int brands = FIRST.length() * SECOND.length();
        int round = number / brands;
        int offset = place.charAt(0) * 31 + place.length();
        int index = (int) (((long) number * BRAND_STEP + offset) % brands);
        StringBuilder brand = new StringBuilder(4)
                .append(FIRST.charAt(index / SECOND.length()))
                .append(SECOND.charAt(index % SECOND.length()));
        for (int rest = round; rest > 0; rest /= THIRD.length() + 1) {
            int third = rest % (THIRD.length() + 1);
            brand.append(third == 0 ? '和' : THIRD.charAt(third - 1));
        }
        return brand.toString();
    }

    /** The next name of a natural person, for example 白示例甲子 or 样例王某乙丑. */
    String person() {
        int number = persons++;
        int names = SURNAMES.length() * MARKERS.size() * CYCLE;
        int index = (int) ((long) number * PERSON_STEP % names);
        char surname = SURNAMES.charAt(index % SURNAMES.length());
        int rest = index / SURNAMES.length();
        String marker = MARKERS.get(rest % MARKERS.size());
        int year = rest / MARKERS.size();
        String ordinal = "" + STEMS.charAt(year % STEMS.length()) + BRANCHES.charAt(year % BRANCHES.length());
        String name = year % 2 == 0 ? surname + marker + ordinal : marker + surname + "某" + ordinal;
        return number < names ? name : name + numeral(number / names);
    }

    private static String numeral(int number) {
        StringBuilder digits = new StringBuilder();
        for (char digit : Integer.toString(number).toCharArray()) {
            digits.append(NUMERALS.charAt(digit - '0'));
        }
        return digits.toString();
    }
}
