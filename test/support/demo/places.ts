export interface City {
  readonly name: string;
  readonly province: string;
  /** Code of the province in the scheme of regions. */
  readonly region: string;
  readonly areaCode: string;
  /** Six digits of the administrative division, as tax numbers carry them. */
  readonly code: string;
  readonly districts: readonly string[];
}

type CityRow = readonly [string, string, string, string, string, string];

const ROWS: readonly CityRow[] = [
  ['苏州', '江苏省', '0102', '0512', '320500', '吴中区 相城区 虎丘区 昆山市'],
  ['苏州', '江苏省', '0102', '0512', '320500', '吴江区 太仓市 常熟市'],
  ['无锡', '江苏省', '0102', '0510', '320200', '惠山区 新吴区 锡山区'],
  ['常州', '江苏省', '0102', '0519', '320400', '武进区 新北区'],
  ['南京', '江苏省', '0102', '025', '320100', '江宁区 浦口区'],
  ['上海', '上海市', '0101', '021', '310100', '嘉定区 松江区 青浦区'],
  ['宁波', '浙江省', '0103', '0574', '330200', '北仑区 鄞州区 余姚市'],
  ['杭州', '浙江省', '0103', '0571', '330100', '萧山区 余杭区'],
  ['台州', '浙江省', '0103', '0576', '331000', '黄岩区 路桥区'],
  ['合肥', '安徽省', '0104', '0551', '340100', '蜀山区 包河区'],
  ['青岛', '山东省', '0107', '0532', '370200', '黄岛区 即墨区'],
  ['天津', '天津市', '0202', '022', '120100', '西青区 武清区'],
  ['北京', '北京市', '0201', '010', '110100', '大兴区 顺义区'],
  ['沈阳', '辽宁省', '0701', '024', '210100', '铁西区 浑南区'],
  ['东莞', '广东省', '0301', '0769', '441900', '长安镇 松山湖'],
  ['深圳', '广东省', '0301', '0755', '440300', '宝安区 龙岗区'],
  ['佛山', '广东省', '0301', '0757', '440600', '顺德区 南海区'],
  ['武汉', '湖北省', '0402', '027', '420100', '蔡甸区 东西湖区'],
  ['长沙', '湖南省', '0403', '0731', '430100', '雨花区 望城区'],
  ['重庆', '重庆市', '0501', '023', '500100', '渝北区 北碚区'],
  ['成都', '四川省', '0502', '028', '510100', '新都区 双流区'],
  ['西安', '陕西省', '0601', '029', '610100', '高新区 阎良区'],
];

export const CITIES: readonly City[] = ROWS.map(([name, province, region, areaCode, code, districts]) => ({
  name,
  province,
  region,
  areaCode,
  code,
  districts: districts.split(' '),
}));

export const STREETS = [
  '科技路',
  '兴业路',
  '工业大道',
  '创新路',
  '长江路',
  '金枫路',
  '星湖街',
  '东环路',
  '港城大道',
  '迎宾路',
];

export interface Industry {
  /** Code in the scheme of industries. */
  readonly key: string;
  /** What such a company's name ends in before the legal form. */
  readonly noun: string;
  readonly business: readonly string[];
  /** A part they make, for the names of deals. */
  readonly part: readonly string[];
}

export const INDUSTRIES: readonly Industry[] = [
  {
    key: '0101',
    noun: '机械',
    business: ['减速机与传动件', '液压件', '工程机械结构件'],
    part: ['减速机壳体', '液压阀块', '齿轮箱'],
  },
  {
    key: '0101',
    noun: '精密机械',
    business: ['精密零件加工', '设备零部件'],
    part: ['精密零件', '主轴箱', '导轨座'],
  },
  {
    key: '0102',
    noun: '汽车零部件',
    business: ['底盘件', '电驱壳体', '制动件'],
    part: ['电驱壳体', '转向节', '制动卡钳'],
  },
  {
    key: '0102',
    noun: '动力',
    business: ['发动机零件', '混动变速箱'],
    part: ['缸盖', '变速箱壳体', '连杆'],
  },
  {
    key: '0103',
    noun: '电子',
    business: ['消费电子结构件', '连接器'],
    part: ['手机中框', '散热器', '连接器外壳'],
  },
  {
    key: '0103',
    noun: '半导体设备',
    business: ['真空腔体', '晶圆传输部件'],
    part: ['真空腔体', '静电卡盘'],
  },
  {
    key: '0104',
    noun: '航空',
    business: ['航空结构件', '起落架零件'],
    part: ['航空结构件', '机匣', '叶片'],
  },
  { key: '0105', noun: '模具', business: ['注塑模具', '压铸模具'], part: ['注塑模具', '压铸模具', '模架'] },
  {
    key: '0106',
    noun: '医疗器械',
    business: ['骨科植入物', '手术器械'],
    part: ['骨科植入物', '牙科基台'],
  },
  {
    key: '0201',
    noun: '新能源',
    business: ['电池结构件', '风电轴承座'],
    part: ['电池壳体', '风电轴承座', '汽轮机叶片'],
  },
  { key: '0401', noun: '职业技术学校', business: ['数控实训'], part: ['实训'] },
];
