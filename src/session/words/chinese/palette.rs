use crate::words::Palette;

pub const WORDS: Palette = Palette {
    title: "查找一切",
    help: "查找控件、属性、模型、课程、词元（Ctrl K）",
    hint: "键入名称：控件、属性、模型、课程、词元",
    drawer: "抽屉",
    sheet: "页面",
    all_rows: "所有属性",
    row: "属性",
    model: "模型",
    lesson: "课程",
    token: "词元",
    context: "上下文",
    control: "控件",
    nothing: "没有叫这个名称的",
};
