use crate::words::{
    Session,
    number::{count, fixed},
};

pub const WORDS: Session = Session {
    copy: "分享",
    copied: "已复制",
    copy_help: "所见内容的链接：模型、方向、变换及其种子、阈值。不含数据：文件留在本机",
    save: "保存会话：",
    save_help: "屏幕上的内容，可像任何文件一样在此重新打开",
    without_data: "不含数据",
    without_data_help: "除数据外的一切，存为 JSON",
    with_data: "含数据",
    with_data_help: "内含自己的文件：没有这些文件也能在任何地方打开会话",
    as_page: "存为页面…",
    as_page_help: "一个 HTML 文件，无需服务器或网络即可打开并实时显示此内容。它所需的自己的文件也放入其中",
    page_of: "保存页面，",
    as_course: "存为课程模块…",
    as_course_help: "用于 Moodle 等课程系统（SCORM 1.2）：此内容，或正在进行的课程，实时显示，含押注和回答。得分交给课程系统",
    course_of: "保存模块，",
    as_page_failed: "此应用副本没有这类页面的模板",
    you_were_at: "上次停在 ",
    go_on: "从上次之处继续",
    go_on_help: "重新打开；自己的文件需要重新选择",
    forget: "忘记",
    forget_help: "此浏览器会忘记它；它只保存了链接，没有数据",
    a_model: "一个模型",
    in_lesson: "，在课程中",
    other_rows: "模型的词元或上下文与制作链接时不同：其步骤已略去",
    too_wide: "链接中的一个步骤会使模型扩展到超出内存：其步骤已略去",
    not_copied: |reason| format!("链接未复制：{reason}"),
    megabytes: |size| format!("{} MB", fixed(size as f64 / 1e6, 1)),
    too_large: |size, most| {
        format!("文件有 {:.0} MB；会话最多容纳 {:.0} MB", size as f64 / 1e6, most as f64 / 1e6)
    },
    no_list: |name| format!("这里没有名为“{name}”的词对列表：请打开含有它的文件"),
    no_token: |token| format!("模型没有词元“{token}”"),
    described: |model, moves| {
        if moves == 0 {
            format!("{model}，未变换")
        } else {
            format!("{model}，{moves} 个变换")
        }
    },
    without_set: |contexts| {
        format!(
            "复制的链接不含集合的 {} 个上下文，它们对地址来说太长：“保存会话”会保留它们",
            count(contexts)
        )
    },
    set_left_out: |contexts| {
        format!(
            "制作链接时用了 {} 个上下文的集合，对地址来说太长：请打开已保存的会话，或重新添加",
            count(contexts)
        )
    },
    not_shipped: |model| format!("链接显示 {model}，此页面不附带它"),
    other_content: |model| format!("{model} 的名称和大小与链接的文件相同，但内容不同：链接未应用"),
    other_file: |wanted, opened| {
        format!("链接是用 {wanted} 制作的，而打开的是 {opened}：链接未应用")
    },
    asks_for: |model| format!("链接显示 {model}，它不包含在链接中：请在此打开它以查看链接的内容"),
};
