"""What a pre-scan may find, in the words that its refusals are filled with."""

PARTS = "内部部件多达 {count} 个"
PART_SIZE = "其中一个部件超过 {limit} MB"
WHOLE_SIZE = "合计超过 {limit} MB"
GROWTH = "解压后是原来的 {times} 倍"

SAME_NAME = "有两个部件同名"
OUTSIDE_NAME = "有部件指向文件以外的位置"
COMPRESSION = "压缩方式不是表格软件所用的"
LOCKED_PART = "有部件单独加了密"
DOCUMENT_TYPE = "XML 中夹带了文档类型定义（DTD）"

CELLS = "有内容的单元格超过 {limit} 个"
AREA = "从 {first} 到 {last} 都有零散内容"
MERGES = "合并单元格超过 {limit} 处"

LOOP = "数据块首尾相接成环"
CUT = "数据块不全"

STRAY = "有离表格很远的单元格"
UNKNOWN_XML = "XML 写法少见"
LARGE = "内容较多"
DAMAGED = "有损坏的部件"
