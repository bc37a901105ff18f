use crate::words::FirstMinute;

pub const WORDS: FirstMinute = FirstMinute {
    watch: "请看。",
    skip: "按任意键或点击即可停止",
    your_turn: "现在动手：拖动右图中的手柄",
    drag_me: "拖我",
    go_on: "接下来",
    opposite: "让两者相反",
    opposite_help: "弯曲到两个方向几乎相反，相距 170°：180° 是任何可逆矩阵都达不到的",
    own_file: "打开自己的文件",
    lesson: "学习课程",
    share: "分享",
    close: "够了",
};
