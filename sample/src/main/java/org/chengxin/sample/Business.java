package org.chengxin.sample;

import java.util.List;

/** What a subject does for a living: the words of its name. The sectors follow from it. */
enum Business {
    FOOD(
            List.of("食品", "粮油", "餐饮管理", "医药", "大药房连锁", "饮品", "调味品", "保健食品", "药业", "商贸", "超市", "豆制品", "烘焙食品", "冷冻食品"),
            List.of("食品厂", "粮油经销部", "副食批发部", "酿造厂"),
            List.of("小吃店", "面馆", "奶茶铺", "食品店", "便利店", "烧烤店", "药店", "肉铺", "豆腐坊", "包子铺", "果蔬店", "奶食品店")),
    FOOD_AND_INDUSTRY(List.of("乳业", "肉业", "食品工业", "酒业", "制药", "马铃薯制品", "油脂工业"), List.of("乳品厂", "面粉厂"), List.of("榨油坊")),
    MINING(
            List.of("矿业", "铅锌矿业", "萤石矿业", "黄金矿业", "膨润土矿业", "砂石", "石材", "铁矿", "铜矿", "石灰石矿业"),
            List.of("采石场", "砂石料场"),
            List.of("采砂场")),
    MINING_AND_INDUSTRY(List.of("煤业", "煤炭", "冶金", "水泥", "化工", "硅业", "有色金属"), List.of("白灰厂"), List.of("砖厂")),
    /** Whoever mines what is eaten or drunk: all three sectors. */
    SALT_AND_WATER(List.of("盐业", "湖盐", "矿泉水"), List.of("天然碱加工厂"), List.of("矿泉水厂")),
    SURVEY(
            List.of("地质勘查", "矿产勘查技术服务", "地质工程", "岩土工程", "测绘地理信息", "地质灾害防治工程", "矿业权评估", "矿山技术咨询"),
            List.of("矿业权评估事务所", "地质技术服务中心"),
            List.of("测绘服务部")),
    /** Whoever bids for mining rights. */
    INVESTMENT(List.of("矿业投资", "资源开发", "能源投资", "矿产资源开发"), List.of("矿业投资中心"), List.of("矿产品经销部")),
    INDUSTRY(
            List.of("机械制造", "装备制造", "新材料", "建材", "电力", "木业", "纺织", "造纸", "塑料制品", "风电设备", "热力", "印刷包装"),
            List.of("机械加工厂", "木器厂"),
            List.of("铁艺加工部"));

    private final List<String> companies;
    private final List<String> works;
    private final List<String> shops;

    Business(List<String> companies, List<String> works, List<String> shops) {
        this.companies = companies;
        this.works = works;
        this.shops = shops;
    }

    /** Trades of companies, before their legal form. */
    List<String> companies() {
        return companies;
    }

    /** Trades of partnerships and sole proprietorships. */
    List<String> works() {
        return works;
    }

    /** Trades of individual businesses (个体工商户). */
    List<String> shops() {
        return shops;
    }
}
