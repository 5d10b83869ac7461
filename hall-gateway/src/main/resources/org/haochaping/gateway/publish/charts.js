// Draws each picture from the table beside it, and loads the page anew once there is something new.
(function () {
  'use strict';
  var style = getComputedStyle(document.body);
  var wall = document.body.classList.contains('wall');
  function colour(name) { return style.getPropertyValue('--' + name).trim(); }
  var ink = colour('ink'), soft = colour('soft'), line = colour('line');
  var size = wall ? 17 : 13;
  var family = getComputedStyle(document.documentElement).fontFamily;

  function rows(figure) {
    return Array.from(figure.querySelectorAll('tbody tr')).map(function (row) {
      return {
        name: row.dataset.label || row.querySelector('th').textContent,
        colour: colour(row.dataset.colour || 'l5'),
        values: Array.from(row.querySelectorAll('td')).map(function (cell) {
          return cell.dataset.value === '' ? null : Number(cell.dataset.value);
        })
      };
    });
  }

  function levels(figure) {
    var data = rows(figure);
    var all = data.reduce(function (sum, row) { return sum + row.values[0]; }, 0);
    var place = figure.querySelector('.chart');
    var radius = Math.min(place.clientHeight * 0.46, place.clientWidth * 0.25);
    var left = Math.max(radius + 2, place.clientWidth * 0.26);
    return {
      title: {
        text: figure.dataset.middle, subtext: '好评率', left: left, top: '39%', textAlign: 'center',
        itemGap: 2,
        textStyle: { color: ink, fontSize: Math.round(radius / 3.6), fontFamily: family },
        subtextStyle: { color: soft, fontSize: size, fontFamily: family }
      },
      legend: {
        orient: 'vertical', left: left + radius + (wall ? 30 : 12), top: 'middle',
        icon: 'roundRect', itemGap: wall ? 16 : 12, itemWidth: 16, selectedMode: false,
        textStyle: { color: ink, fontSize: size, fontFamily: family },
        formatter: function (name) {
          var row = data.find(function (one) { return one.name === name; });
          var share = all ? Math.floor(row.values[0] * 1000 / all) / 10 : 0;
          return name + '  ' + share.toFixed(1) + '%';
        }
      },
      series: [{
        type: 'pie', radius: [radius * 0.7, radius], center: [left, '50%'],
        label: { show: false }, silent: true,
        itemStyle: { borderColor: colour('paper'), borderWidth: 2 },
        data: data.map(function (row) {
          return { name: row.name, value: row.values[0], itemStyle: { color: row.colour } };
        })
      }]
    };
  }

  function trend(figure) {
    var data = rows(figure);
    var rates = data.map(function (row) { return row.values[1]; });
    var known = rates.filter(function (rate) { return rate !== null; });
    var low = known.length ? Math.min.apply(null, known) : 0;
    var floor = Math.max(0, Math.floor(low * 20 - 1) / 20);
    var text = { color: soft, fontSize: size, fontFamily: family };
    return {
      grid: { left: 8, right: 8, top: 44, bottom: 4, containLabel: true },
      legend: { top: 0, right: 0, selectedMode: false, textStyle: text, data: ['主动评价', '好评率'] },
      xAxis: {
        type: 'category', data: data.map(function (row) { return row.name.slice(2); }),
        axisLabel: text, axisTick: { show: false }, axisLine: { lineStyle: { color: line } }
      },
      yAxis: [
        { type: 'value', axisLabel: text, splitLine: { lineStyle: { color: line } }, splitNumber: 4 },
        {
          type: 'value', min: floor, max: 1, splitLine: { show: false }, splitNumber: 4,
          axisLabel: Object.assign({}, text, {
            formatter: function (rate) { return (rate * 100).toFixed(0) + '%'; }
          })
        }
      ],
      series: [
        {
          name: '主动评价', type: 'bar', silent: true, barMaxWidth: 34,
          itemStyle: { color: wall ? '#3d8bff' : '#8fb8ee', borderRadius: [5, 5, 0, 0] },
          data: data.map(function (row) { return row.values[0]; })
        },
        {
          name: '好评率', type: 'line', yAxisIndex: 1, silent: true, symbolSize: 8, smooth: 0.25,
          lineStyle: { width: 3 }, itemStyle: { color: colour('l5') }, data: rates
        }
      ]
    };
  }

  function reasons(figure) {
    var data = rows(figure).reverse();
    return {
      grid: { left: 4, right: 56, top: 4, bottom: 4, containLabel: true },
      xAxis: { type: 'value', show: false },
      yAxis: {
        type: 'category', data: data.map(function (row) { return row.name; }),
        axisTick: { show: false }, axisLine: { show: false },
        axisLabel: { color: ink, fontSize: size, fontFamily: family, interval: 0,
          width: wall ? 290 : 170, overflow: 'truncate' }
      },
      series: [{
        type: 'bar', silent: true, barMaxWidth: 18,
        label: { show: true, position: 'right', color: ink, fontSize: size, fontFamily: family },
        data: data.map(function (row) {
          return { value: row.values[0],
            itemStyle: { color: row.colour, borderRadius: [0, 5, 5, 0] } };
        })
      }]
    };
  }

  var kinds = { levels: levels, trend: trend, reasons: reasons };
  document.querySelectorAll('figure[data-chart]').forEach(function (figure) {
    var place = figure.querySelector('.chart');
    var chart = echarts.init(place, null, { renderer: 'canvas' });
    function draw() {
      chart.resize();
      chart.setOption(Object.assign({ animation: false }, kinds[figure.dataset.chart](figure)));
    }
    new ResizeObserver(draw).observe(place);
    draw();
  });

  // Nobody scrolls on the wall: the rows that fit are shown, then the next ones.
  function turn(group) {
    var all = Array.from(group.querySelectorAll('tbody tr'));
    var first = 0;
    function next() {
      all.forEach(function (row) { row.hidden = false; });
      var room = group.clientHeight - group.querySelector('thead').offsetHeight;
      var fit = Math.max(1, Math.floor(room / Math.max(1, all[0].offsetHeight)));
      first = first < all.length ? first : 0;
      all.forEach(function (row, i) { row.hidden = i < first || i >= first + fit; });
      first += fit;
    }
    next();
    if (all.some(function (row) { return row.hidden; })) { setInterval(next, 15000); }
  }
  if (wall) { document.querySelectorAll('.scroll').forEach(turn); }

  document.body.dataset.drawn = 'yes';

  var seen = null;
  function look() {
    fetch('results.json' + location.search, { cache: 'no-cache' }).then(function (answer) {
      var tag = answer.headers.get('ETag');
      if (seen !== null && tag !== null && tag !== seen) { location.reload(); }
      seen = tag || seen;
    }).catch(function () { /* away for a while: the next look will tell */ });
  }
  look();
  setInterval(look, 60000);
}());
