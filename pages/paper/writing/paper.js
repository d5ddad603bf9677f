// Draws each chart in the place of its still picture. Where anything fails, the picture stays.
for (const chart of document.querySelectorAll(".er-chart")) {
  const live = chart.querySelector(".er-live");
  const still = () => chart.classList.remove("er-drawn");
  chart.classList.add("er-drawn");
  try {
    const drawing = JSON.parse(document.getElementById(live.dataset.drawing).textContent);
    const options = { displayModeBar: false, doubleClick: false, scrollZoom: false, showTips: false, responsive: true };
    Plotly.newPlot(live, drawing.data, drawing.layout, options).catch(still);
  } catch {
    still();
  }
}
