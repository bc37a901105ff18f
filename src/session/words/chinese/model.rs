use crate::words::{Model, number::count};

pub const WORDS: Model = Model {
    notes_help: "读取文件时做了什么、略去了什么",
    notes_stay: "名称下的模型卡片仍会说明这些",
    dismiss_notes: "关闭读取文件的说明",
    source: "来源",
    source_help: "数据从何而来",
    licence: "许可",
    licence_help: "数据的许可，如文件所述",
    file: "文件",
    file_help: "格式和数值类型",
    dim_f: "dim F",
    dim_g: "dim G",
    diversity: "多样性",
    hidden: "隐藏",
    computing: "正在计算…",
    too_wide: "未测量：维数太多",
    needs_contexts: "需要上下文",
    needs_both: "需要上下文和词元",
    holds: "成立",
    does_not_hold: "在载入的数据上不成立",
    no_distribution: "没有上下文就没有下一词元分布：需要它的内容会注明",
    relative: "。F 是已载入上下文的：更多上下文可能张成更多维",
    columns: "表格的列",
    columns_help: "每一列被当作什么。分量是向量的一个数，标签命名该行，其余略去",
    column_label: "标签",
    column_component: "分量",
    column_bias: "偏置",
    column_extra: "不读",
    read_again: "重新读取",
    no_component: "至少要有一列是分量",
    rank_tolerance: "秩容差 ",
    rank_tolerance_label: "秩容差",
    rank_tolerance_help: "不超过最大奇异值此比例的奇异值算作零",
    cut: "截断",
    cut_help: "移动谱中的截断位置；松开后，秩及取决于它的一切重新计算",
    pivot: "基准 ",
    pivot_label: "基准词元",
    save: "保存变换后的模型：",
    choose_others: "。另选…",
    open_models: "已打开的模型",
    read: "读取这些词元",
    list: "要读取的词，以空格或换行分隔",
    list_hint: "easy easiest lucky …",
    how_many: "多少",
    first: "前若干个",
    in_concepts: "概念列表中的",
    matching: "满足条件的",
    listed: "列表中的",
    all: "全部",
    place: "文本位置",
    begin: "开头为",
    end: "结尾为",
    anywhere: "包含",
    search: "要搜索的文本",
    search_hint: "eas luck",
    any_case: "这些文本中的任一个，不分大小写",
    statistics: "统计（Σ_g）范围",
    statistics_help: "反嵌入的协方差 Σ_g 用于因果余弦、因果引导、logit 探针的核和因果白化。其他一切都在已读取的词元上测量。一旦给 g 加上隐藏部分，Σ_g 就取自已读取的词元：其余词元的隐藏部分未知",
    summed: "已累加的字节",
    stop_summing: "取消",
    more_notes: |more| format!("以及另外 {} 条", count(more)),
    columns_read: |components, extra| {
        let left =
            if extra == 0 { String::new() } else { format!("，{} 列不读", count(extra)) };
        format!("表格的 {} 个分量{left}", count(components))
    },
    takes: |bytes| format!("占 {:.0} MB", bytes as f64 / f64::from(1 << 20)),
    together: |bytes, most| format!("共 {} MB；可用空间 {} MB", bytes >> 20, most >> 20),
    over_budget: |bytes, most| {
        format!("已打开的模型占内存 {} MB；可用空间 {} MB", bytes >> 20, most >> 20)
    },
    close_model: |name| format!("关闭 {name}"),
    sizes: |tokens, contexts, d| {
        let contexts = if contexts == 0 {
            "无上下文".into()
        } else {
            format!("{} 个上下文", count(contexts))
        };
        format!("{} 个词元 · {contexts} · d {d}", count(tokens))
    },
    hidden_of: |contexts, tokens, d| format!("上下文 {contexts} / {d}，词元 {tokens} / {d}"),
    above_cut: |name, rank, all| format!("{name}：{all} 个中有 {rank} 个在截断之上"),
    over: |tokens| format!("概率在已载入的 {} 个词元上计算", count(tokens)),
    tokens_read: |tokens, all| {
        format!("文件的 {1} 个词元中读取了 {0} 个", count(tokens), count(all))
    },
    over_read: |tokens| format!("已读取的 {} 个词元", count(tokens)),
    over_all: |tokens| format!("文件的全部 {} 个", count(tokens)),
    summing_stopped: |reason| format!("累加停止了：{reason}"),
    from_one_to: |most| format!("从 1 到 {}", count(most)),
    up_to: |words| format!("最多 {} 个词", count(words)),
    given: |words| format!("{} 个词", count(words)),
    too_much: |size, most| format!("{size}：超过页面的容量（{most} MB）"),
    about: |megabytes| format!("约 {} MB", count(megabytes)),
    budget: |table, size, kept, first| {
        format!(
            "{} 个词元、每个 {} 个数，占内存 {size}。除非选择更多，页面只用 {kept} MB：即前 {} 个，在多数文件中是最常见的",
            count(table[0]),
            count(table[1]),
            count(first)
        )
    },
};
